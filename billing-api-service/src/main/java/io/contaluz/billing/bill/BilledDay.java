package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.DayPrice;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.Taxes;
import java.math.BigDecimal;

/// What the rules of one day make of the energy of a whole cycle, in kWh.
///
/// @param consumed of the cycle
record BilledDay(DayPrice price, Connection connection, BigDecimal consumed) {

    /// At least the least that is billed.
    BigDecimal billed() {
        return price.minimum().billed(connection, consumed);
    }

    /// What is added up to the least that is billed.
    BigDecimal topUp() {
        return billed().subtract(consumed);
    }

    /// What of the billed energy the social tariff pays for.
    BigDecimal unpaid() {
        var social = price.social();
        return social == null ? BigDecimal.ZERO : billed().subtract(social.payable(billed()));
    }

    /// What of a price is left off for what is not paid: all of it, or all but its ICMS, where that
    /// remains due (B).
    BigDecimal discounted(BigDecimal rate) {
        return isUnpaidTaxed() ? rate.subtract(taxes().icmsOf(rate)) : rate;
    }

    /// Whether the ICMS of what is not paid remains due.
    boolean isUnpaidTaxed() {
        var social = price.social();
        return social != null && social.icmsOnUnpaid();
    }

    /// What is not paid, in R$ without taxes.
    BigDecimal unpaidAmount() {
        return price.social() == null ? BigDecimal.ZERO : unpaid().multiply(rate(Post.SINGLE));
    }

    /// R$/kWh without taxes.
    ///
    /// @throws Refusal in conflict, if the tariff has no such post
    BigDecimal rate(Post post) {
        var rate = price.rates().get(post);
        if (rate == null) {
            throw Refusal.conflict("A tarifa não tem o posto '%s'.".formatted(post.code()));
        }
        return rate.sum();
    }

    /// What the flag is taken of (B): what is paid, and the rest up to the least, or what is not
    /// paid, where the rules say so.
    BigDecimal flagged() {
        var base = price.minimum().flagged() ? billed() : consumed;
        var social = price.social();
        return social != null && social.flagged()
                ? base
                : base.subtract(unpaid()).max(BigDecimal.ZERO);
    }

    Taxes taxes() {
        return price.taxes(billed());
    }
}
