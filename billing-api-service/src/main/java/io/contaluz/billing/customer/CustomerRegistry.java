package io.contaluz.billing.customer;

import io.contaluz.billing.csv.BatchOutcome;
import io.contaluz.billing.csv.Line;
import io.contaluz.billing.page.Page;
import io.contaluz.billing.refusal.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Registers customers and finds them again.
@Service
@Transactional
public class CustomerRegistry {

    private final Customers customers;

    CustomerRegistry(Customers customers) {
        this.customers = customers;
    }

    /// Registers a customer.
    ///
    /// @return the customer's id, for other tables
    /// @throws Refusal in conflict, if the username is taken
    public int register(Username username, CustomerName name) {
        return register(new NewCustomer(username, name, null));
    }

    int register(NewCustomer wanted) {
        if (customers.existsByUsername(wanted.username().value())) {
            throw Refusal.conflict("O cliente '%s' já existe.".formatted(wanted.username()));
        }
        var customer = new Customer(wanted.username(), wanted.name());
        customer.writeTo(wanted.email());
        return customers.save(customer).id();
    }

    /// @param email null to write to them no more
    void writeTo(Username username, @Nullable EmailAddress email) {
        known(username).writeTo(email);
    }

    /// Where to write to a customer, if that is known.
    @Transactional(readOnly = true)
    public Optional<EmailAddress> emailOf(int id) {
        return customers.findByIdIn(List.of(id)).stream()
                .map(Customer::email)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// Registers those of a batch whose username is free; the others stay as they are.
    BatchOutcome registerAll(List<Line<NewCustomer>> batch) {
        var usernames = batch.stream().map(line -> line.value().username().value());
        var names = batch.stream().map(line -> line.value().name().value());
        var created =
                customers.addAll(usernames.toArray(String[]::new), names.toArray(String[]::new));
        return BatchOutcome.of(batch.size(), created);
    }

    @Transactional(readOnly = true)
    CustomerView find(Username username) {
        return CustomerView.of(known(username));
    }

    @Transactional(readOnly = true)
    Page<CustomerView> list(@Nullable Username after, int limit) {
        var found = customers.findAfter(after == null ? "" : after.value(), Limit.of(limit + 1));
        return Page.cut(found, limit, customer -> customer.username().value(), CustomerView::of);
    }

    /// The id of a customer, for other tables.
    @Transactional(readOnly = true)
    public Optional<Integer> idOf(Username username) {
        return customers.findByUsername(username.value()).map(Customer::id);
    }

    /// The ids of those customers that there are.
    @Transactional(readOnly = true)
    public Map<Username, Integer> idsOf(Collection<Username> usernames) {
        var values = usernames.stream().map(Username::value).distinct().toList();
        return customers.findByUsernameIn(values).stream()
                .collect(Collectors.toMap(Customer::username, Customer::id));
    }

    private Customer known(Username username) {
        return customers
                .findByUsername(username.value())
                .orElseThrow(() -> Refusal.notFound("Não há cliente '%s'.".formatted(username)));
    }

    /// The usernames of customers by their ids.
    @Transactional(readOnly = true)
    public Map<Integer, Username> usernamesOf(Collection<Integer> ids) {
        return customers.findByIdIn(ids).stream()
                .collect(Collectors.toMap(Customer::id, Customer::username));
    }
}
