package io.contaluz.billing.signing;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.usagepoint.Matricula;
import io.contaluz.billing.usagepoint.UsagePointRegistry;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes keys in and away. Usage points are marked before their keys change, which also makes two
/// changes of one usage point follow each other.
@Service
@Transactional
class KeySafe {

    private final UsagePointRegistry usagePoints;
    private final KeySeal seal;
    private final DatagramKeys keys;

    KeySafe(UsagePointRegistry usagePoints, KeySeal seal, DatagramKeys keys) {
        this.usagePoints = usagePoints;
        this.seal = seal;
        this.keys = keys;
    }

    /// Puts a key, in the place of the one that had its name.
    void put(Matricula matricula, Kid kid, SigningKey key) {
        var usagePoint = usagePoints.locate(matricula);
        var sealed = new SealedKey(usagePoint.id(), kid, seal.seal(usagePoint.id(), kid, key));
        usagePoints.touch(List.of(usagePoint));
        keys.putAll(List.of(sealed));
    }

    /// @throws Refusal if there is no such key
    void remove(Matricula matricula, Kid kid) {
        var usagePoint = usagePoints.locate(matricula);
        usagePoints.touch(List.of(usagePoint));
        if (!keys.remove(usagePoint.id(), kid)) {
            throw Refusal.notFound("A unidade '%s' não tem chave '%s'.".formatted(matricula, kid));
        }
    }

    @Transactional(readOnly = true)
    List<KeyName> names(Matricula matricula) {
        return keys.namesOf(usagePoints.locate(matricula).id());
    }
}
