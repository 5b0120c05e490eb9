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

    @NativeQuery("select datagram_policy from usage_point where usage_point_id = :id")
    String policyOf(int id);

    /// There is no statement that sets the other policy: it is never lowered.
    ///
    /// @return 0 if it was required already
    @Modifying
    @NativeQuery(
            """
            update usage_point
            set datagram_policy = 'mac-required', changed_at = clock_timestamp()
            where usage_point_id = :id and datagram_policy <> 'mac-required'
            """)
    int requireMac(int id);

    /// Marks usage points as changed, which ingest looks for. They stay locked until the
    /// transaction ends; in one order, so that no two transactions wait for each other in a circle.
    @Modifying
    @NativeQuery(
            """
            update usage_point set changed_at = clock_timestamp()
            where usage_point_id in (
                select usage_point_id from usage_point
                where usage_point_id = any(cast(:ids as int[]))
                order by usage_point_id for no key update)
            """)
    int touch(Integer[] ids);

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
