package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.Origin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillDocumentTests {

    @Test
    void hasOneForm() {
        var bytes = ProvedBills.conventional().content();
        assertThat(CanonicalJson.bytes(CanonicalJson.read(bytes))).isEqualTo(bytes);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .startsWith(
                        "{\"formato\":\"contaluz-fatura-1\",\"numero\":\"2026-1\","
                                + "\"matricula\":\"1000001\",")
                .contains(
                        "{\"dias\":11,\"quantidade\":126.014,\"preco\":0.01885,"
                                + "\"divisor\":0.782362}")
                .contains("\"faturado_kwh\":126.014")
                .doesNotContain("E-", "E+", "\": ", "\n");
    }

    @Test
    void namesWhereTheValuesOfALineComeFrom() {
        assertThat(ProvedBills.conventional().rules().origins(LineKind.FLAG))
                .extracting(Origin::rule)
                .anyMatch(rule -> rule.contains("flag_calendar"))
                .anyMatch(rule -> rule.contains("icms"))
                .noneMatch(rule -> rule.contains("cosip"));
    }

    @Test
    void aRootIsThatOfAnyOfItsLeavesAndSigned() {
        var documents = ProvedBills.all();
        for (int size = 1; size <= documents.size(); size++) {
            var some = documents.subList(0, size);
            var proofs = ProvedBills.proofs(some);
            for (var proof : proofs) {
                assertThat(MerkleTree.rootBy(proof.link().digest(), proof.path()))
                        .isEqualTo(proof.root().statement().root());
                assertThat(proof.root().isSignedBy(ProvedBills.KEY.publicKey())).isTrue();
                assertThat(proof.root().isSignedBy(BillKey.generate().publicKey())).isFalse();
            }
        }
    }

    @Test
    void threeLeavesMakeTheTreeOfTheirRfc() {
        var leaves = List.of(digest("a"), digest("b"), digest("c"));
        var left = node(leaf(leaves.get(0)), leaf(leaves.get(1)));
        assertThat(MerkleTree.of(leaves).root()).isEqualTo(node(left, leaf(leaves.get(2))));
        assertThat(MerkleTree.of(leaves).path(2)).containsExactly(new MerkleTree.Step(true, left));
    }

    @Test
    void aCycleWithoutInvoicesHasNoRoot() {
        assertThatThrownBy(() -> MerkleTree.of(List.of())).isInstanceOf(Refusal.class);
    }

    @Test
    void aDigestHasSixtyFourDigits() {
        assertThat(new Digest("0123456789abcdef".repeat(4)).bytes()).hasSize(32);
        for (var wrong :
                List.of("ab", "A".repeat(64), "g".repeat(64), "/".repeat(64), ":".repeat(64))) {
            assertThatThrownBy(() -> new Digest(wrong)).isInstanceOf(Refusal.class);
        }
    }

    private static Digest digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Digest leaf(Digest leaf) {
        return Digest.of(new byte[] {0}, leaf.bytes());
    }

    private static Digest node(Digest left, Digest right) {
        return Digest.of(new byte[] {1}, left.bytes(), right.bytes());
    }
}
