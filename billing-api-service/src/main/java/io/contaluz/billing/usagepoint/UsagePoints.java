package io.contaluz.billing.usagepoint;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/// The table `usage_point`.
interface UsagePoints extends Repository<UsagePoint, Integer> {

    UsagePoint save(UsagePoint usagePoint);

    Optional<UsagePoint> findByMatricula(String matricula);

    boolean existsByMatricula(String matricula);

    @NativeQuery("select * from usage_point where matricula = any(cast(:matriculas as text[]))")
    List<UsagePoint> findAll(String[] matriculas);

    @Query("from UsagePoint where matricula > :after order by matricula")
    List<UsagePoint> findAfter(String after, Limit limit);

    /// Adds those that are not there yet.
    ///
    /// @return how many that were
    @Modifying
    @NativeQuery(
            """
            insert into usage_point (matricula, zone)
            select * from unnest(cast(:matriculas as text[]), cast(:zones as text[]))
            on conflict do nothing
            """)
    int addAll(String[] matriculas, String[] zones);
}
