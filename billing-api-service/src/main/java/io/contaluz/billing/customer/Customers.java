package io.contaluz.billing.customer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The table `customer`.
interface Customers extends Repository<Customer, Integer> {

    Customer save(Customer customer);

    Optional<Customer> findByUsername(String username);

    boolean existsByUsername(String username);

    List<Customer> findByUsernameIn(Collection<String> usernames);

    List<Customer> findByIdIn(Collection<Integer> ids);

    @Query("from Customer where username > :after order by username")
    List<Customer> findAfter(String after, Limit limit);

    /// Adds those that are not there yet.
    ///
    /// @return how many that were
    @Modifying
    @NativeQuery(
            """
            insert into customer (username, name)
            select * from unnest(cast(:usernames as text[]), cast(:names as text[]))
            on conflict do nothing
            """)
    int addAll(String[] usernames, String[] names);
}
