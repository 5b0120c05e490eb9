package io.contaluz.billing.proof;

import io.contaluz.billing.bill.ChainHead;
import io.contaluz.billing.bill.ChainLink;
import io.contaluz.billing.bill.Cycle;
import io.contaluz.billing.bill.Digest;
import io.contaluz.billing.bill.MerkleTree;
import io.contaluz.billing.bill.Proof;
import io.contaluz.billing.bill.RootStatement;
import io.contaluz.billing.bill.SignedRoot;
import io.contaluz.billing.refusal.Refusal;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Records what is issued and paid, signs the invoices of a cycle, and proves each of them.
@Service
public class Proofs {

    private static final Logger log = LoggerFactory.getLogger(Proofs.class);

    private final Chains chains;
    private final TreeRoots roots;
    private final BillKeys keys;
    private final Clock clock;

    Proofs(Chains chains, TreeRoots roots, BillKeys keys, Clock clock) {
        this.chains = chains;
        this.roots = roots;
        this.keys = keys;
        this.clock = clock;
    }

    /// Records something in the chain of its usage point, each after those before it.
    ///
    /// @throws org.springframework.transaction.IllegalTransactionStateException without a
    ///   transaction
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<Recorded> all) {
        var ids = new TreeSet<Integer>();
        all.forEach(one -> ids.add(one.usagePointId()));
        chains.lock(ids);
        var heads = chains.heads(ids);
        var rows = new ArrayList<Chains.Row>(all.size());
        for (var one : all) {
            var head = heads.getOrDefault(one.usagePointId(), Chains.Head.NONE);
            var link = new ChainLink(head.digest(), one.content());
            var next = head.then(link);
            heads.put(one.usagePointId(), next);
            rows.add(new Chains.Row(one, next.position(), link));
        }
        chains.add(rows);
    }

    /// Signs what is said of all the invoices of a cycle. The caller keeps others from adding to
    /// it.
    ///
    /// Without a master key nothing can be signed: then it is left for the next time. So it is
    /// where the invoices are not those that were signed before, and more.
    ///
    /// @param group whose cycle it is
    @Transactional(propagation = Propagation.MANDATORY)
    public void publish(int cycle, String group, Cycle days) {
        var leaves = digests(chains.leaves(cycle));
        var last = roots.last(cycle);
        try {
            // What was published stays: a later root begins with the same leaves.
            last.ifPresent(root -> tree(root, leaves));
            if (leaves.size() == last.map(root -> root.statement().invoices()).orElse(0)) {
                return;
            }
            var key = keys.current();
            var statement =
                    new RootStatement(
                            cycle,
                            group,
                            days,
                            leaves.size(),
                            MerkleTree.of(leaves).root(),
                            now(),
                            key.id());
            roots.add(SignedRoot.of(statement, key));
        } catch (Refusal e) {
            log.warn("the invoices of cycle {} are not signed: {}", cycle, e.detail());
        }
    }

    /// The last root of a tree.
    ///
    /// @throws Refusal if nothing was signed yet
    @Transactional(readOnly = true)
    public SignedRoot root(int tree) {
        return roots.last(tree)
                .orElseThrow(() ->
                        Refusal.conflict(
                                "As faturas do ciclo %d não foram assinadas.".formatted(tree)));
    }

    /// An earlier root of a tree.
    ///
    /// @param invoices how many it is of
    /// @throws Refusal if none of so many was signed
    @Transactional(readOnly = true)
    public SignedRoot root(int tree, int invoices) {
        return roots.find(tree, invoices)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "Não há raiz de %d faturas do ciclo %d."
                                        .formatted(invoices, tree)));
    }

    /// The leaves that a root is of.
    ///
    /// @throws Refusal in conflict, if they are not those that were signed
    @Transactional(readOnly = true)
    public List<Digest> leaves(SignedRoot root) {
        var all = digests(chains.leaves(root.statement().cycle()));
        tree(root, all);
        return all.subList(0, root.statement().invoices());
    }

    /// The proof of an invoice, under the last root of its tree.
    ///
    /// @throws Refusal in conflict, if that is not signed yet, or its leaves are not those that
    ///   were
    @Transactional(readOnly = true)
    public Proof proof(int usagePointId, int cycle, long invoiceId) {
        var root = root(cycle);
        var leaves = chains.leaves(cycle);
        var tree = tree(root, digests(leaves));
        int index = leaves.stream().map(Chains.Leaf::reference).toList().indexOf(invoiceId);
        if (index < 0 || index >= root.statement().invoices()) {
            throw Refusal.conflict("A fatura %d ainda não foi assinada.".formatted(invoiceId));
        }
        var link =
                chains.of(usagePointId).stream()
                        .filter(its -> its.kind() == Recorded.Kind.INVOICE)
                        .filter(its -> its.reference() == invoiceId)
                        .map(Link::link)
                        .findFirst()
                        .orElseThrow();
        return new Proof(link, tree.path(index), root);
    }

    /// That of the first leaves, as many as a root is of.
    ///
    /// @throws Refusal in conflict, if its root is another
    private static MerkleTree tree(SignedRoot root, List<Digest> leaves) {
        var statement = root.statement();
        if (leaves.size() >= statement.invoices()) {
            var tree = MerkleTree.of(leaves.subList(0, statement.invoices()));
            if (tree.root().equals(statement.root())) {
                return tree;
            }
        }
        log.error("the invoices of cycle {} are not those that were signed", statement.cycle());
        throw Refusal.conflict(
                "As faturas do ciclo %d não são as que foram assinadas."
                        .formatted(statement.cycle()));
    }

    /// The chain of a usage point, from its first link on.
    ///
    /// @throws Refusal in conflict, if a link does not follow, or is gone
    @Transactional(readOnly = true)
    public List<Link> chain(int usagePointId) {
        return chains.of(usagePointId);
    }

    /// Signs the end of a chain.
    ///
    /// @throws Refusal as unavailable, if there is no master key
    @Transactional
    public ChainHead sign(String matricula, List<Link> chain) {
        var head = chain.isEmpty() ? Digest.NONE : chain.getLast().link().digest();
        return ChainHead.of(matricula, chain.size(), head, now(), keys.current());
    }

    /// A public key that has signed.
    ///
    /// @throws Refusal if there is none of that id
    @Transactional(readOnly = true)
    public PublicKey publicKey(String keyId) {
        return keys.publicKey(keyId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<Digest> digests(List<Chains.Leaf> leaves) {
        return leaves.stream().map(Chains.Leaf::digest).toList();
    }
}
