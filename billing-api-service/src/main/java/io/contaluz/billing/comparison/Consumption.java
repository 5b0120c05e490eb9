package io.contaluz.billing.comparison;

import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The energy of a cycle by the three posts of the white tariff, in kWh.
record Consumption(Cycle cycle, Map<Post, BigDecimal> byPost) {

    /// As a modality's bill takes it.
    Map<Post, BigDecimal> as(Modality modality) {
        return modality == Modality.WHITE ? byPost : Map.of(Post.SINGLE, total());
    }

    BigDecimal total() {
        return byPost.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal of(Post post) {
        return byPost.getOrDefault(post, BigDecimal.ZERO);
    }

    /// A value of some consumptions, added up.
    static BigDecimal sum(List<Consumption> some, Function<Consumption, BigDecimal> value) {
        return some.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// The same with the energy of some posts taken off-peak instead.
    Consumption withoutPosts(List<Post> posts) {
        var moved = new EnumMap<>(byPost);
        for (var post : posts) {
            moved.merge(Post.OFF_PEAK, of(post), BigDecimal::add);
            moved.put(post, BigDecimal.ZERO);
        }
        return new Consumption(cycle, moved);
    }
}
