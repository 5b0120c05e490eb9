package io.contaluz.billing.bill;

import java.security.PublicKey;

/// A published statement of a cycle's invoices.
///
/// @param signature Ed25519, in Base64, of `contaluz raiz 2 ` and the statement's canonical JSON
public record SignedRoot(RootStatement statement, String signature) {

    /// Signs a statement.
    public static SignedRoot of(RootStatement statement, BillKey key) {
        return new SignedRoot(statement, key.sign(signed(statement)));
    }

    /// One that was kept.
    ///
    /// @param statement its canonical JSON
    public static SignedRoot read(String statement, String signature) {
        return new SignedRoot(FileReader.statement(CanonicalJson.read(statement)), signature);
    }

    /// Whether it was signed by the owner of a public key.
    boolean isSignedBy(PublicKey key) {
        return BillKey.isSigned(signed(statement), signature, key);
    }

    private static String signed(RootStatement statement) {
        return "contaluz raiz 2 " + statement.text();
    }
}
