package io.contaluz.billing.bill;

import io.contaluz.billing.series.CycleEnergy.Slot;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.PostsOfDay;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The energy of a cycle as its bill takes it: by the posts of the white tariff, or as a whole.
public final class PostEnergies {

    private static final int PLACES_OF_WATT_HOURS = 3;

    private PostEnergies() {}

    /// Splits quarters of an hour by their posts, in kWh; each post of the modality is there.
    ///
    /// @param zone where the posts' hours are told
    /// @throws io.contaluz.billing.refusal.Refusal in conflict, if the hours of a day are not on
    ///   file
    public static Map<Post, BigDecimal> of(
            Collection<Slot> slots, ZoneId zone, RulePack pack, Supply supply) {
        var sums = new EnumMap<Post, Long>(Post.class);
        supply.modality().posts().forEach(post -> sums.put(post, 0L));
        if (supply.modality() == Modality.WHITE) {
            var postsOf = new HashMap<LocalDate, PostsOfDay>();
            for (var slot : slots) {
                var local = slot.start().atZone(zone);
                var posts =
                        postsOf.computeIfAbsent(
                                local.toLocalDate(), day -> pack.posts(day, supply));
                sums.merge(posts.at(local.toLocalTime()), slot.wattHours(), Math::addExact);
            }
        } else {
            sums.put(
                    Post.SINGLE,
                    slots.stream().mapToLong(Slot::wattHours).reduce(0, Math::addExact));
        }
        return kilowattHours(sums);
    }

    private static Map<Post, BigDecimal> kilowattHours(Map<Post, Long> wattHours) {
        var kilowattHours = new EnumMap<Post, BigDecimal>(Post.class);
        wattHours.forEach((post, sum) ->
                kilowattHours.put(post, BigDecimal.valueOf(sum, PLACES_OF_WATT_HOURS)));
        return kilowattHours;
    }
}
