package io.contaluz.billing.tariff;

import java.util.EnumMap;
import java.util.Map;

/// The rates of a modality, by post.
record Tariff(Map<Post, Rate> rates) {

    static Tariff of(Entry entry) {
        var divisor = entry.perKilowattHour();
        var posts = entry.entry("posts");
        var rates = new EnumMap<Post, Rate>(Post.class);
        for (var name : posts.names()) {
            var rate = posts.entry(name);
            rates.put(
                    posts.constantOf(name, Post.values(), Post::code),
                    new Rate(
                            rate.number("te").divide(divisor),
                            rate.number("tusd").divide(divisor)));
            rate.done();
        }
        var modality = Modality.of(entry);
        var wanted = modality.posts();
        if (!rates.keySet().equals(wanted)) {
            throw posts.bad("the posts of '%s' have to be %s".formatted(modality.code(), wanted));
        }
        return new Tariff(Map.copyOf(rates));
    }
}
