package io.contaluz.billing.invoicing;

import io.contaluz.billing.energy.ValidatedEnergy;
import io.contaluz.billing.metering.WattHours;
import io.contaluz.billing.series.CycleEnergy;
import io.contaluz.billing.series.CycleTotal;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.PostsOfDay;
import io.contaluz.billing.tariff.RulePack;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// The energy that bills are made of: as a whole by the registers at a cycle's edges, or by the
/// posts of the white tariff.
@Component
class CycleEnergies {

    private final ValidatedEnergy energy;

    CycleEnergies(ValidatedEnergy energy) {
        this.energy = energy;
    }

    /// A usage point's energy in a cycle.
    ///
    /// @param kilowattHours by post
    record Consumed(
            SuppliedUsagePoint supplied, CycleTotal total, Map<Post, BigDecimal> kilowattHours) {}

    /// The energy of some usage points, in no order.
    List<Consumed> of(List<SuppliedUsagePoint> some, BillingCycle cycle, RulePack pack) {
        var consumed = new ArrayList<Consumed>();
        var single = some.stream().filter(one -> !isWhite(one)).toList();
        var totals = energy.totals(single.stream().map(one -> cycle(one, cycle)).toList());
        for (int place = 0; place < single.size(); place++) {
            var total = totals.get(place);
            consumed.add(
                    new Consumed(
                            single.get(place),
                            total,
                            Map.of(
                                    Post.SINGLE,
                                    new WattHours(total.wattHours()).toKilowattHours())));
        }
        var white = some.stream().filter(CycleEnergies::isWhite).toList();
        var profiles = energy.profiles(white.stream().map(one -> cycle(one, cycle)).toList());
        for (int place = 0; place < white.size(); place++) {
            var profile = profiles.get(place);
            var one = white.get(place);
            consumed.add(new Consumed(one, profile.total(), byPost(one, profile, pack)));
        }
        return consumed;
    }

    private static ValidatedEnergy.Cycle cycle(SuppliedUsagePoint one, BillingCycle cycle) {
        var zone = one.usagePoint().zone();
        return new ValidatedEnergy.Cycle(
                one.usagePoint(),
                cycle.days().start().atStartOfDay(zone).toInstant(),
                cycle.days().end().atStartOfDay(zone).toInstant());
    }

    private static Map<Post, BigDecimal> byPost(
            SuppliedUsagePoint one, CycleEnergy profile, RulePack pack) {
        var zone = one.usagePoint().zone();
        var postsOf = new HashMap<LocalDate, PostsOfDay>();
        var sums = new EnumMap<Post, Long>(Post.class);
        for (var post : List.of(Post.OFF_PEAK, Post.INTERMEDIATE, Post.PEAK)) {
            sums.put(post, 0L);
        }
        for (var slot : profile.slots()) {
            var local = slot.start().atZone(zone);
            var posts =
                    postsOf.computeIfAbsent(
                            local.toLocalDate(), day -> pack.posts(day, one.supply()));
            sums.merge(posts.at(local.toLocalTime()), slot.wattHours(), Math::addExact);
        }
        var kilowattHours = new EnumMap<Post, BigDecimal>(Post.class);
        sums.forEach((post, sum) -> kilowattHours.put(post, new WattHours(sum).toKilowattHours()));
        return kilowattHours;
    }

    private static boolean isWhite(SuppliedUsagePoint one) {
        return one.supply().modality() == Modality.WHITE;
    }
}
