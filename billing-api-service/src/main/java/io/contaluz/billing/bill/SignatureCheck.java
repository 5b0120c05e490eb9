package io.contaluz.billing.bill;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;

/// Whether something was signed by a key's owner.
final class SignatureCheck {

    private SignatureCheck() {}

    /// @param where the member that has the signature
    /// @param keyId what the file says of the key
    static List<String> findings(String where, boolean signed, String keyId, PublicKey key) {
        var findings = new ArrayList<String>();
        if (!keyId.equals(BillKey.id(key))) {
            findings.add(where + ".assinatura: é de outra chave, " + keyId);
        }
        if (!signed) {
            findings.add(where + ".assinatura: não é do que está no arquivo, ou não desta chave");
        }
        return List.copyOf(findings);
    }

    static List<String> findings(String where, SignedRoot root, PublicKey key) {
        return findings(where, root.isSignedBy(key), root.statement().keyId(), key);
    }
}
