package io.contaluz.billing.bill;

import io.contaluz.billing.money.Money;
import io.contaluz.billing.tariff.DayPrice;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The making of one bill, line by line; each line has a term for each run of days.
final class BillMaking {

    private static final BigDecimal ONE = BigDecimal.ONE;

    private final PricePlan plan;
    private final Map<Post, BigDecimal> consumed;
    private final BigDecimal sum;
    private final int length;
    private final List<BillLine.Draft> drafts = new ArrayList<>();

    BillMaking(PricePlan plan, Map<Post, BigDecimal> consumed) {
        this.plan = plan;
        this.consumed = consumed;
        this.sum = consumed.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        this.length = plan.cycle().length();
    }

    Bill bill(List<CarriedEntry> carried) {
        for (var post : Post.values()) {
            var quantity = consumed.get(post);
            if (quantity != null) {
                taxed(LineKind.ENERGY, title(post), day -> quantity, day -> day.rate(post));
            }
        }
        taxed(
                LineKind.MINIMUM,
                "Custo de disponibilidade",
                BilledDay::topUp,
                day -> day.rate(lowest()));
        switch (plan.supply().modality()) {
            case SOCIAL -> discount(LineKind.SOCIAL_DISCOUNT, "Desconto da tarifa social");
            case SOCIAL_CDE -> discount(LineKind.CDE_EXEMPTION, "Isenção da CDE");
            case CONVENTIONAL, WHITE, PREPAID -> {}
        }
        taxed(LineKind.FLAG, flagTitle(), BilledDay::flagged, day -> day.price().flagRate());
        cosip();
        carried.forEach(entry -> drafts.add(entry.draft(length)));
        return summed();
    }

    /// A line whose price has taxes inside; none where it comes to nothing.
    private void taxed(
            LineKind kind,
            String title,
            Function<BilledDay, BigDecimal> quantity,
            Function<BilledDay, BigDecimal> price) {
        var terms = new ArrayList<Term>();
        for (var run : plan.runs()) {
            var day = day(run.price());
            var term =
                    new Term(
                            run.days(),
                            quantity.apply(day),
                            price.apply(day),
                            day.taxes().divisor());
            if (term.quantity().signum() != 0 && term.price().signum() != 0) {
                terms.add(term);
            }
        }
        add(kind, title, terms);
    }

    private void discount(LineKind kind, String title) {
        taxed(
                kind,
                title,
                day -> day.unpaid().negate(),
                day -> day.discounted(day.rate(Post.SINGLE)));
    }

    private void cosip() {
        var terms = new ArrayList<Term>();
        for (var run : plan.runs()) {
            var bands = run.price().cosip();
            if (bands.at(sum).signum() != 0) {
                terms.add(new Term(run.days(), ONE, bands.at(sum), ONE));
            }
        }
        add(LineKind.COSIP, "Iluminação pública (COSIP)", terms);
    }

    private void add(LineKind kind, String title, List<Term> terms) {
        if (!terms.isEmpty()) {
            drafts.add(new BillLine.Draft(kind, title, together(terms), null));
        }
    }

    /// Runs that differ in something else only are one term.
    private static List<Term> together(List<Term> terms) {
        var together = new ArrayList<Term>();
        for (var term : terms) {
            var last = together.isEmpty() ? null : together.getLast();
            if (last != null && last.isLike(term)) {
                together.set(together.size() - 1, last.with(term.days()));
            } else {
                together.add(term);
            }
        }
        return List.copyOf(together);
    }

    private Bill summed() {
        var amounts = drafts.stream().map(draft -> draft.amount(length)).toList();
        var total =
                Money.truncatedToCentavos(
                        amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        var printed = Money.printed(amounts, total);
        var lines = new ArrayList<BillLine>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            lines.add(
                    new BillLine(
                            draft.kind(),
                            draft.title(),
                            draft.terms(),
                            amounts.get(i),
                            printed.get(i),
                            draft.formula(length),
                            draft.late()));
        }
        return new Bill(
                plan.cycle(),
                consumed,
                weighted(BilledDay::billed),
                List.copyOf(lines),
                total,
                weighted(this::icms),
                weighted(day -> day.taxes().federalOf(taxedAmount(day))));
    }

    /// The ICMS of the cycle if all of its days were as this one.
    private BigDecimal icms(BilledDay day) {
        var paid = taxedAmount(day);
        var base = day.isUnpaidTaxed() ? paid.add(day.taxes().inside(day.unpaidAmount())) : paid;
        return day.taxes().icmsOf(base);
    }

    /// What the cycle would cost if all of its days were as this one, without what is not taxed,
    /// and without the ICMS of what is not paid.
    private BigDecimal taxedAmount(BilledDay day) {
        var energy =
                consumed.entrySet().stream()
                        .map(its -> its.getValue().multiply(day.rate(its.getKey())))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var untaxed =
                energy.add(day.topUp().multiply(day.rate(lowest())))
                        .add(day.flagged().multiply(day.price().flagRate()));
        return day.taxes().inside(untaxed.subtract(day.unpaidAmount()));
    }

    private BilledDay day(DayPrice price) {
        return new BilledDay(price, plan.supply().connection(), sum);
    }

    /// The post of what nobody has taken (B).
    private Post lowest() {
        return plan.supply().modality() == Modality.WHITE ? Post.OFF_PEAK : Post.SINGLE;
    }

    private BigDecimal weighted(Function<BilledDay, BigDecimal> value) {
        return plan.runs().stream()
                .map(run -> value.apply(day(run.price())).multiply(BigDecimal.valueOf(run.days())))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(length), MathContext.DECIMAL128);
    }

    private static String title(Post post) {
        return post == Post.SINGLE ? "Energia" : "Energia, " + post.title();
    }

    private String flagTitle() {
        return plan.runs().stream()
                .map(run -> run.price().flag().title())
                .distinct()
                .collect(Collectors.joining(" e ", "Bandeira ", ""));
    }
}
