package io.contaluz.billing.usagepoint;

import static java.util.Objects.requireNonNull;

import io.contaluz.billing.customer.CustomerRegistry;
import io.contaluz.billing.customer.EmailAddress;
import io.contaluz.billing.customer.Username;
import io.contaluz.billing.refusal.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells and changes who answers for a usage point. Today is today where the usage point is.
@Service
@Transactional
public class Agreements {

    /// A customer who is to answer for a usage point.
    record Signature(LocatedUsagePoint usagePoint, Username username) {}

    private final CustomerAgreements agreements;
    private final LocatedUsagePoints located;
    private final CustomerRegistry customers;
    private final Clock clock;

    Agreements(
            CustomerAgreements agreements,
            LocatedUsagePoints located,
            CustomerRegistry customers,
            Clock clock) {
        this.agreements = agreements;
        this.located = located;
        this.customers = customers;
        this.clock = clock;
    }

    /// Makes a customer answer for a usage point that nobody answers for, until further notice.
    ///
    /// @throws Refusal if there is no such customer
    public void sign(LocatedUsagePoint usagePoint, Username username, LocalDate from) {
        var customerId = customers.idOf(username).orElseThrow(() -> unknown(username));
        agreements.save(new CustomerAgreement(customerId, usagePoint.id(), from));
    }

    /// Makes customers answer for usage points from today on, but for those that another does.
    ///
    /// @param wanted of customers that there are
    /// @return which of them hold now, be it that they did before
    Set<Signature> signAll(List<Signature> wanted) {
        var ids = customers.idsOf(wanted.stream().map(Signature::username).toList());
        var customerIds = wanted.stream().map(one -> ids.get(one.username()));
        var usagePointIds = wanted.stream().map(one -> one.usagePoint().id());
        var days = wanted.stream().map(one -> todayAt(one.usagePoint()).toString());
        agreements.addAll(
                customerIds.toArray(Integer[]::new),
                usagePointIds.toArray(Integer[]::new),
                days.toArray(String[]::new));
        var holders =
                customersToday(wanted.stream().map(Signature::usagePoint).distinct().toList());
        return wanted.stream()
                .filter(one -> one.username().equals(holders.get(one.usagePoint().id())))
                .collect(Collectors.toSet());
    }

    /// Where to write to who answers for a usage point today, if that is known.
    @Transactional(readOnly = true)
    public Optional<EmailAddress> emailToday(Matricula matricula) {
        return located.find(matricula).flatMap(this::customerToday).flatMap(customers::emailOf);
    }

    /// Who answers for each of some usage points today, by the usage points' ids.
    @Transactional(readOnly = true)
    Map<Integer, Username> customersToday(Collection<LocatedUsagePoint> some) {
        var days = some.stream().collect(Collectors.toMap(LocatedUsagePoint::id, this::todayAt));
        var today =
                agreements.findAll(days.keySet().toArray(Integer[]::new)).stream()
                        .filter(held -> held.holdsOn(requireNonNull(days.get(held.usagePointId()))))
                        .toList();
        var usernames =
                customers.usernamesOf(
                        today.stream().map(CustomerAgreement::customerId).distinct().toList());
        return today.stream()
                .collect(
                        Collectors.toMap(
                                CustomerAgreement::usagePointId,
                                held -> usernames.get(held.customerId())));
    }

    LocalDate todayAt(LocatedUsagePoint usagePoint) {
        return LocalDate.now(clock.withZone(usagePoint.zone()));
    }

    static Refusal unknown(Username username) {
        return Refusal.invalid("username", "não há cliente '%s'".formatted(username));
    }

    private Optional<Integer> customerToday(LocatedUsagePoint usagePoint) {
        var today = todayAt(usagePoint);
        return agreements.findByUsagePointId(usagePoint.id()).stream()
                .filter(held -> held.holdsOn(today))
                .map(CustomerAgreement::customerId)
                .findFirst();
    }
}
