package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Bills of a household, a key of their own, and their proofs.
final class ProvedBills {

    static final RulePack PACK = RulePacks.bundled().named("demonstracao");
    static final KeyPair KEY = newKey();

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    private ProvedBills() {}

    static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /// One of each modality, and one with entries from elsewhere.
    static List<BillDocument> all() {
        return List.of(
                conventional(),
                white(),
                document("3", Modality.SOCIAL, "2025-06-21", "2025-07-21", List.of()),
                document(
                        "4",
                        Modality.CONVENTIONAL,
                        "2025-08-01",
                        "2025-08-31",
                        List.of(
                                new CarriedEntry(LineKind.FINE, "Multa", new BigDecimal("4.0910")),
                                new CarriedEntry(
                                        LineKind.CREDIT, "Crédito", new BigDecimal("-12.34")))));
    }

    static BillDocument conventional() {
        return document("1", Modality.CONVENTIONAL, "2025-05-21", "2025-06-11", List.of());
    }

    static BillDocument white() {
        return document("2", Modality.WHITE, "2026-04-01", "2026-05-01", List.of());
    }

    /// The proofs of a cycle's bills, each the first of its chain.
    static List<Proof> proofs(List<BillDocument> documents) {
        return Proof.of(
                documents.stream().map(its -> new ChainLink(Digest.NONE, its.digest())).toList(),
                KEY);
    }

    private static BillDocument document(
            String number,
            Modality modality,
            String start,
            String end,
            List<CarriedEntry> carried) {
        var cycle = new Cycle(LocalDate.parse(start), LocalDate.parse(end));
        var days = cycle.days().map(day -> day(day, modality)).toList();
        var supply =
                new Supply(
                        "ContaLuz Distribuidora",
                        modality,
                        Connection.THREE_PHASE,
                        "SP",
                        "Exemplo");
        var facts =
                new BillFacts(
                        "2026-" + number,
                        "100000" + number,
                        supply,
                        cycle,
                        ZONE,
                        "demonstracao",
                        registers(days),
                        days,
                        carried);
        return BillDocument.of(facts, PACK);
    }

    private static BillFacts.Day day(LocalDate date, Modality modality) {
        var energy = new EnumMap<Post, Long>(Post.class);
        long whole = 6000 + 37L * date.getDayOfMonth();
        if (modality == Modality.WHITE) {
            boolean working = date.getDayOfWeek().getValue() < 6;
            boolean peak = working && !List.of(3, 21).contains(date.getDayOfMonth());
            energy.put(Post.OFF_PEAK, whole);
            energy.put(Post.INTERMEDIATE, peak ? 1500L : 0);
            energy.put(Post.PEAK, peak ? 2250L : 0);
        } else {
            energy.put(Post.SINGLE, whole);
        }
        return new BillFacts.Day(date, Map.copyOf(energy));
    }

    /// Those of each midnight, over an exchange at noon of the third day, and over a turn on the
    /// fifth.
    private static List<BillFacts.Register> registers(List<BillFacts.Day> days) {
        var registers = new ArrayList<BillFacts.Register>();
        long stands = 1_234_567;
        registers.add(at(days.getFirst().date(), stands));
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            long energy = day.sum();
            if (i == 2) {
                var noon = day.date().atTime(12, 0).atZone(ZONE).toInstant();
                var last = stands + 1000;
                stands = 99_990_000;
                registers.add(
                        new BillFacts.Register(noon, last, 0, BillFacts.Role.FINAL, "validada"));
                registers.add(
                        new BillFacts.Register(
                                noon, stands, 0, BillFacts.Role.INITIAL, "validada"));
                energy -= 1000;
            }
            long turn = stands + energy >= 100_000_000 ? 100_000_000 : 0;
            stands = stands + energy - turn;
            var next = at(day.date().plusDays(1), stands);
            registers.add(
                    new BillFacts.Register(next.at(), stands, turn, next.role(), next.state()));
        }
        return List.copyOf(registers);
    }

    private static BillFacts.Register at(LocalDate day, long register) {
        return new BillFacts.Register(
                day.atStartOfDay(ZONE).toInstant(),
                register,
                0,
                BillFacts.Role.READING,
                "validada");
    }
}
