package io.contaluz.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a bill is proved by: its signature, its place in a chain, its place in a tree.
class ProofTests {

    @Test
    void theTreeIsThatOfRfc6962() {
        var leaves =
                Stream.of(
                                "",
                                "00",
                                "10",
                                "2021",
                                "3031",
                                "40414243",
                                "5051525354555657",
                                "606162636465666768696a6b6c6d6e6f")
                        .map(hex -> MerkleTree.leaf(HexFormat.of().parseHex(hex)))
                        .toList();
        assertThat(new MerkleTree(List.of()).top().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(new MerkleTree(leaves.subList(0, 1)).top().hex())
                .isEqualTo("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        assertThat(new MerkleTree(leaves).top().hex())
                .isEqualTo("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    }

    @Test
    void everyInvoiceOfATreeOfAnySizeIsInItAndNoOtherIs() {
        for (int size = 1; size <= 33; size++) {
            var leaves = IntStream.range(0, size).mapToObj(ProofTests::leaf).toList();
            var tree = new MerkleTree(leaves);
            for (int i = 0; i < size; i++) {
                var inclusion = tree.inclusion(i);
                assertThat(inclusion.leads(leaves.get(i), tree.root())).isTrue();
                assertThat(inclusion.leads(leaf(size), tree.root())).isFalse();
                assertThat(inclusion.leads(leaves.get(i), leaf(size))).isFalse();
                for (int other : new int[] {size - 1, size + 1}) {
                    var resized = new MerkleTree.Inclusion(i, other, inclusion.path());
                    assertThat(resized.leads(leaves.get(i), tree.root())).isFalse();
                }
            }
        }
    }

    @Test
    void anInclusionOfAnotherPlaceOrLengthDoesNotLeadToTheRoot() {
        var leaves = IntStream.range(0, 8).mapToObj(ProofTests::leaf).toList();
        var root = new MerkleTree(leaves).root();
        var path = new MerkleTree(leaves).inclusion(5).path();
        for (int index = -1; index <= 8; index++) {
            var inclusion = new MerkleTree.Inclusion(index, 8, path);
            assertThat(inclusion.leads(leaves.get(5), root)).isEqualTo(index == 5);
        }
        var longer = new ArrayList<>(path);
        longer.add(leaf(9));
        for (var wrong : List.of(longer, path.subList(0, 2))) {
            assertThat(new MerkleTree.Inclusion(5, 8, wrong).leads(leaves.get(5), root)).isFalse();
        }
    }

    @Test
    void aChainBreaksAfterAnEntryThatIsChangedTakenOutOrMoved() {
        var chain = new ArrayList<ChainEntry>();
        var previous = ChainEntry.START;
        for (var kind : ChainEntry.Kind.values()) {
            chain.add(new ChainEntry(previous, kind, leaf(chain.size())));
            previous = chain.getLast().hash();
        }
        assertThat(ChainEntry.firstBroken(chain)).isEqualTo(3);
        assertThat(ChainEntry.firstBroken(List.of(chain.get(0), chain.get(2)))).isEqualTo(1);
        assertThat(ChainEntry.firstBroken(chain.reversed())).isZero();
        var first = chain.getFirst();
        chain.set(0, new ChainEntry(first.previous(), first.kind(), leaf(9)));
        assertThat(ChainEntry.firstBroken(chain)).isEqualTo(1);
    }

    /// RFC 8032, section 7.1, test 1.
    @Test
    void theSignatureIsThatOfRfc8032() throws Exception {
        var secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        var key =
                KeyFactory.getInstance("Ed25519")
                        .generatePrivate(
                                new EdECPrivateKeySpec(
                                        NamedParameterSpec.ED25519,
                                        HexFormat.of().parseHex(secret)));
        assertThat(HexFormat.of().formatHex(BillSignature.sign(key, new byte[0])))
                .isEqualTo(
                        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                                + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void aSignatureHoldsForItsBytesAndItsKeyAlone() throws Exception {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        var ours = generator.generateKeyPair();
        var theirs = generator.generateKeyPair();
        var bill = bytes("204.50");
        var signed = BillSignature.sign(ours.getPrivate(), bill);
        assertThat(BillSignature.holds(ours.getPublic(), bill, signed)).isTrue();
        assertThat(BillSignature.holds(ours.getPublic(), bytes("204.51"), signed)).isFalse();
        assertThat(BillSignature.holds(theirs.getPublic(), bill, signed)).isFalse();
        assertThat(BillSignature.holds(ours.getPublic(), bill, new byte[3])).isFalse();
    }

    private static Digest leaf(int number) {
        return MerkleTree.leaf(bytes(Integer.toString(number)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
