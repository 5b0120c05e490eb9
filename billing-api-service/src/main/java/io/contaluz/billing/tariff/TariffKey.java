package io.contaluz.billing.tariff;

/// Which tariff it is: all modalities but the white one take the conventional tariff's rates.
record TariffKey(String distributor, Modality modality) {

    static TariffKey of(Entry entry) {
        return new TariffKey(entry.text("distributor"), Modality.of(entry));
    }

    static TariffKey of(Supply supply) {
        var modality = supply.modality() == Modality.WHITE ? Modality.WHITE : Modality.CONVENTIONAL;
        return new TariffKey(supply.distributor(), modality);
    }

    /// In the name of its entries.
    String name() {
        return "%s, %s".formatted(distributor, modality.code());
    }

    /// What people read.
    String title() {
        return "tarifa %s de %s".formatted(modality.title(), distributor);
    }
}
