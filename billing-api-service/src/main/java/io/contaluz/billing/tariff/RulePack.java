package io.contaluz.billing.tariff;

import io.contaluz.billing.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rules that bills are made by, each value with its dates and its origin.
///
/// @param id its name on bills
/// @param fictitious whether it is a demonstration's: such a bill says so
/// @param tariffs by distributor and modality; the social tariff takes the conventional one's
/// @param social by class
/// @param icms by state
/// @param cosip by municipality
public record RulePack(
        String id,
        String title,
        boolean fictitious,
        Map<TariffKey, Timeline<Tariff>> tariffs,
        Timeline<Flags> flags,
        Timeline<Flag> calendar,
        Map<String, Timeline<WhiteHours>> hours,
        Timeline<Holidays> holidays,
        Map<Modality, Timeline<SocialRule>> social,
        Timeline<FederalTaxes> federal,
        Map<String, Timeline<Bands>> icms,
        Map<String, Timeline<Bands>> cosip,
        Timeline<Minimum> minimum,
        Timeline<LateTerms> late,
        Timeline<CorrectionTerms> correction,
        Timeline<PrepaidTerms> prepaid) {

    /// All that a day's bill rests on.
    ///
    /// @throws Refusal in conflict, naming what is not on file for that day
    public DayPrice on(LocalDate day, Supply supply) {
        var origins = new ArrayList<Origin>();
        var tariff = take(tariff(supply), day, origins);
        var flag = take(calendar, day, origins);
        var rate = take(flags, day, origins).rates().get(flag);
        if (rate == null) {
            throw Refusal.conflict(
                    "Não há valor da bandeira %s em %s.".formatted(flag.title(), day));
        }
        return new DayPrice(
                tariff.rates(),
                flag,
                rate,
                supply.modality().isSocial() ? take(socialOf(supply), day, origins) : null,
                take(minimum, day, origins),
                take(federal, day, origins),
                take(icmsOf(supply), day, origins),
                take(cosipOf(supply), day, origins),
                List.copyOf(origins));
    }

    /// The post of each quarter of an hour, for a supply by the white tariff.
    ///
    /// @throws Refusal in conflict, if the hours or holidays of that day are not on file
    public PostsOfDay posts(LocalDate day, Supply supply) {
        var its = hours.getOrDefault(supply.distributor(), hours.get(ANY));
        if (its == null) {
            throw missing("horários da tarifa branca de " + supply.distributor());
        }
        return PostsOfDay.of(day, its.on(day).value(), holidays.on(day).value());
    }

    /// What a late payment of what was due on a day costs.
    public LateTerms lateTerms(LocalDate due) {
        return late.on(due).value();
    }

    /// Where that comes from.
    public Origin lateOrigin(LocalDate due) {
        return late.on(due).origin();
    }

    /// How far a correction made on a day reaches back.
    public CorrectionTerms correctionTerms(LocalDate day) {
        return correction.on(day).value();
    }

    /// What holds on a day for who pays before.
    ///
    /// @throws Refusal in conflict, if nothing is on file for it
    public PrepaidTerms prepaidTerms(LocalDate day) {
        return prepaid.on(day).value();
    }

    /// This pack for a forecast: each last value goes on after its end, which its origin tells.
    /// Nothing is to be billed by it.
    ///
    /// @param flag after the last month on file; null for that month's
    public RulePack assuming(@Nullable Flag flag) {
        return new RulePack(
                id,
                title,
                fictitious,
                goingOn(tariffs),
                flags.goingOn(),
                calendar.goingOn(flag, its -> "bandeira " + its.title()),
                goingOn(hours),
                holidays.goingOn(),
                goingOn(social),
                federal.goingOn(),
                goingOn(icms),
                goingOn(cosip),
                minimum.goingOn(),
                late,
                correction,
                prepaid);
    }

    /// This pack on top of another: what this one says is beside what that one says.
    RulePack over(RulePack base) {
        return new RulePack(
                id,
                title,
                fictitious,
                merged(base.tariffs, tariffs),
                base.flags.with(flags),
                base.calendar.with(calendar),
                merged(base.hours, hours),
                base.holidays.with(holidays),
                merged(base.social, social),
                base.federal.with(federal),
                merged(base.icms, icms),
                merged(base.cosip, cosip),
                base.minimum.with(minimum),
                base.late.with(late),
                base.correction.with(correction),
                base.prepaid.with(prepaid));
    }

    /// Every distributor that names no hours of its own.
    static final String ANY = "*";

    private Timeline<Tariff> tariff(Supply supply) {
        var key = TariffKey.of(supply);
        return of(tariffs, key, key.title());
    }

    private Timeline<SocialRule> socialOf(Supply supply) {
        return of(social, supply.modality(), named(supply.modality()));
    }

    private Timeline<Bands> icmsOf(Supply supply) {
        return of(icms, supply.state(), "ICMS de " + supply.state());
    }

    /// A municipality that takes none says so: what is not on file is not taken for nothing.
    private Timeline<Bands> cosipOf(Supply supply) {
        return of(cosip, supply.municipality(), "COSIP de " + supply.municipality());
    }

    static String named(Modality social) {
        return "regra da tarifa " + social.title();
    }

    private static <T> T take(Timeline<T> timeline, LocalDate day, List<Origin> origins) {
        var found = timeline.on(day);
        origins.add(found.origin());
        return found.value();
    }

    private static <K, T> Map<K, Timeline<T>> goingOn(Map<K, Timeline<T>> all) {
        return all.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, its -> its.getValue().goingOn()));
    }

    private static <K, T> Map<K, Timeline<T>> merged(
            Map<K, Timeline<T>> base, Map<K, Timeline<T>> own) {
        var all = new HashMap<>(base);
        own.forEach((key, timeline) -> all.merge(key, timeline, Timeline::with));
        return Map.copyOf(all);
    }

    private <K, T> Timeline<T> of(Map<K, Timeline<T>> all, K key, String what) {
        var its = all.get(key);
        if (its == null) {
            throw missing(what);
        }
        return its;
    }

    private Refusal missing(String what) {
        return Refusal.conflict("O pacote de regras '%s' não tem %s.".formatted(id, what));
    }
}
