package io.contaluz.billing.tariff;

import java.util.Map;

/// The rates of a modality, by post.
record Tariff(Map<Post, Rate> rates) {}
