package io.contaluz.billing.usagepoint;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

/// The table `customer_agreement`.
interface CustomerAgreements extends Repository<CustomerAgreement, Integer> {

    CustomerAgreement save(CustomerAgreement agreement);

    @NativeQuery(
            """
            select * from customer_agreement
            where usage_point_id = any(cast(:usagePointIds as int[]))
            """)
    List<CustomerAgreement> findAll(Integer[] usagePointIds);

    List<CustomerAgreement> findByUsagePointId(int usagePointId);

    /// Adds open-ended agreements, but for those that would overlap another.
    @Modifying
    @NativeQuery(
            """
            insert into customer_agreement (customer_id, usage_point_id, valid_from)
            select * from unnest(
                cast(:customerIds as int[]),
                cast(:usagePointIds as int[]),
                cast(:days as date[]))
            on conflict do nothing
            """)
    int addAll(Integer[] customerIds, Integer[] usagePointIds, String[] days);
}
