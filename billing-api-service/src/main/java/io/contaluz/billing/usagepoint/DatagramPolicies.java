package io.contaluz.billing.usagepoint;

import io.contaluz.billing.refusal.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells and raises the datagram policy of a usage point. It is never lowered: whoever can make the
/// service forget that a mac is required can forge readings from then on.
@Service
@Transactional
class DatagramPolicies {

    private final UsagePointRegistry registry;
    private final UsagePoints usagePoints;

    DatagramPolicies(UsagePointRegistry registry, UsagePoints usagePoints) {
        this.registry = registry;
        this.usagePoints = usagePoints;
    }

    @Transactional(readOnly = true)
    DatagramPolicy find(Matricula matricula) {
        return DatagramPolicy.of(usagePoints.policyOf(registry.locate(matricula).id()));
    }

    /// @throws Refusal in conflict, if it would lower the policy
    void set(Matricula matricula, DatagramPolicy wanted) {
        var id = registry.locate(matricula).id();
        switch (wanted) {
            case MAC_REQUIRED -> usagePoints.requireMac(id);
            case LEGACY -> {
                if (DatagramPolicy.of(usagePoints.policyOf(id)) != DatagramPolicy.LEGACY) {
                    throw Refusal.conflict(
                            "A unidade '%s' já exige mac, e a exigência não volta atrás."
                                    .formatted(matricula));
                }
            }
        }
    }
}
