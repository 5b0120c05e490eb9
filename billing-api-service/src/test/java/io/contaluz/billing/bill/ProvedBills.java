package io.contaluz.billing.bill;

import io.contaluz.billing.tariff.Connection;
import io.contaluz.billing.tariff.Modality;
import io.contaluz.billing.tariff.Post;
import io.contaluz.billing.tariff.RulePack;
import io.contaluz.billing.tariff.RulePacks;
import io.contaluz.billing.tariff.Supply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/// Bills of a household, a key of their own, and their proofs.
final class ProvedBills {

    static final RulePack PACK = RulePacks.bundled().named("demonstracao");
    static final BillKey KEY = BillKey.generate();

    private static final long TURN = 100_000_000;
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /// A part of a bill of R$ 204.50 without street lighting, paid on the twelfth day after it was
    /// due.
    private static final LatePayment LATE =
            LatePayment.of(
                    "2026-3",
                    "pix 1",
                    LocalDate.parse("2025-08-05"),
                    LocalDate.parse("2025-08-17"),
                    new BigDecimal("100.00"),
                    PACK);

    private ProvedBills() {}

    /// One with a fine and interest of a payment, and a fine and a credit that are but amounts, as
    /// fines were once noted.
    static BillDocument late() {
        return document(
                "4",
                Modality.CONVENTIONAL,
                "2025-08-01",
                "2025-08-31",
                List.of(
                        LATE.entry(LineKind.FINE),
                        LATE.entry(LineKind.INTEREST),
                        new CarriedEntry(LineKind.FINE, "Multa de antes", new BigDecimal("4.091")),
                        new CarriedEntry(LineKind.CREDIT, "Crédito", new BigDecimal("-12.34"))));
    }

    /// One of each modality, one with entries from elsewhere, and two without readings, one of them
    /// below the minimum.
    static List<BillDocument> all() {
        return List.of(
                conventional(),
                estimated(),
                white(),
                document("3", Modality.SOCIAL, "2025-06-21", "2025-07-21", List.of()),
                late(),
                document("6", Modality.SOCIAL_CDE, "2026-03-15", "2026-04-14", List.of()),
                document("7", Modality.PREPAID, "2025-10-15", "2025-11-14", List.of()),
                estimated("8", 60_000));
    }

    static BillDocument conventional() {
        return document("1", Modality.CONVENTIONAL, "2025-05-21", "2025-06-11", List.of());
    }

    /// The same by another pack.
    static BillDocument conventional(RulePack pack) {
        var its = conventional().facts();
        var facts =
                new BillFacts(
                        its.number(),
                        its.matricula(),
                        its.supply(),
                        its.cycle(),
                        its.zone(),
                        its.due(),
                        pack.id(),
                        its.metering(),
                        its.carried());
        return BillDocument.of(facts, pack);
    }

    /// The same of a household that used a little less.
    static BillDocument correctedConventional() {
        var facts = conventional().facts();
        var registers = new ArrayList<>(((Metering.Registers) facts.metering()).registers());
        var last = registers.removeLast();
        registers.add(register(last.at(), last.wattHours() - 30_000, last.turned(), last.role()));
        return BillDocument.of(facts.with(new Metering.Registers(registers)), PACK);
    }

    /// The same household's, estimated by a bill of it.
    static BillDocument estimatedAfter(BillDocument before) {
        var facts = estimated().facts();
        var past = new Metering.Mean.Past(before.facts().number(), before.wattHours());
        return BillDocument.of(
                new BillFacts(
                        "2026-6",
                        conventional().facts().matricula(),
                        facts.supply(),
                        facts.cycle(),
                        facts.zone(),
                        facts.due(),
                        facts.pack(),
                        new Metering.Mean(List.of(past)),
                        List.of()),
                PACK);
    }

    static BillDocument estimated() {
        return estimated("5", 200_001);
    }

    private static BillDocument estimated(String number, long wattHours) {
        var cycles =
                List.of(
                        new Metering.Mean.Past("2025-7", Map.of(Post.SINGLE, wattHours)),
                        new Metering.Mean.Past("2025-8", Map.of(Post.SINGLE, wattHours - 20_001)));
        return document(
                number,
                supply(Modality.CONVENTIONAL),
                new Cycle(LocalDate.parse("2025-09-01"), LocalDate.parse("2025-10-01")),
                new Metering.Mean(cycles),
                List.of());
    }

    static BillDocument white() {
        return document("2", Modality.WHITE, "2026-04-01", "2026-05-01", List.of());
    }

    /// A bill as it is exported, alone in its cycle.
    static byte[] file() {
        var bill = conventional();
        return bill.file(proofs(List.of(bill)).getFirst());
    }

    /// The published root of all of them.
    static byte[] root() {
        var leaves =
                all().stream()
                        .map(its -> new ChainLink(Digest.NONE, its.digest()).digest())
                        .toList();
        return new RootDocument(published(leaves), leaves).file();
    }

    /// What is published of leaves, of a cycle that all bills here are in.
    static SignedRoot published(List<Digest> leaves) {
        var statement =
                new RootStatement(
                        7,
                        "g1",
                        new Cycle(LocalDate.parse("2025-05-01"), LocalDate.parse("2026-05-01")),
                        leaves.size(),
                        MerkleTree.of(leaves).root(),
                        Instant.parse("2026-05-02T03:04:05.123456Z"),
                        KEY.id());
        return SignedRoot.of(statement, KEY);
    }

    /// The proofs of a cycle's bills, each the first of its chain.
    static List<Proof> proofs(List<BillDocument> documents) {
        return proved(
                documents.stream().map(its -> new ChainLink(Digest.NONE, its.digest())).toList());
    }

    /// The proofs of links in the order of their invoices.
    static List<Proof> proved(List<ChainLink> links) {
        var leaves = links.stream().map(ChainLink::digest).toList();
        var tree = MerkleTree.of(leaves);
        var root = published(leaves);
        var proofs = new ArrayList<Proof>();
        for (int i = 0; i < links.size(); i++) {
            proofs.add(new Proof(links.get(i), tree.path(i), root));
        }
        return List.copyOf(proofs);
    }

    /// The file of a changed bill among the others of its cycle, with all digests made anew.
    static byte[] signedAgain(ObjectNode bill, List<BillDocument> documents, int at) {
        var links = new ArrayList<ChainLink>();
        documents.forEach(its -> links.add(new ChainLink(Digest.NONE, its.digest())));
        links.set(at, new ChainLink(Digest.NONE, Digest.of(CanonicalJson.bytes(bill))));
        var file = CanonicalJson.NODES.objectNode();
        file.set("fatura", bill);
        file.set("prova", BillDocument.proof(proved(links).get(at)));
        return CanonicalJson.bytes(file);
    }

    private static BillDocument document(
            String number,
            Modality modality,
            String start,
            String end,
            List<CarriedEntry> carried) {
        var cycle = new Cycle(LocalDate.parse(start), LocalDate.parse(end));
        var supply = supply(modality);
        return document(
                number, supply, cycle, new Metering.Registers(registers(supply, cycle)), carried);
    }

    private static BillDocument document(
            String number,
            Supply supply,
            Cycle cycle,
            Metering metering,
            List<CarriedEntry> carried) {
        var facts =
                new BillFacts(
                        "2026-" + number,
                        "100000" + number,
                        supply,
                        cycle,
                        ZONE,
                        cycle.end().plusDays(15),
                        PACK.id(),
                        metering,
                        carried);
        return BillDocument.of(facts, PACK);
    }

    private static Supply supply(Modality modality) {
        return new Supply(
                "ContaLuz Distribuidora", modality, Connection.THREE_PHASE, "SP", "Exemplo");
    }

    /// Those of each change of post, over an exchange 50 hours after the start, and over a turn
    /// some time after it: 250 W, and 7 Wh more in each stretch.
    private static List<Metering.Register> registers(Supply supply, Cycle cycle) {
        var calendar = PostCalendar.of(PACK, supply, cycle, ZONE);
        var exchange = calendar.start().plus(Duration.ofHours(50));
        var cuts = new TreeSet<>(calendar.cuts());
        cuts.add(exchange);
        var registers = new ArrayList<Metering.Register>();
        long stands = 1_234_567;
        var before = calendar.start();
        for (var cut : cuts) {
            long energy =
                    cut.equals(before)
                            ? 0
                            : 7 + Duration.between(before, cut).toMinutes() * 250 / 60;
            long turn = stands + energy >= TURN ? TURN : 0;
            stands = stands + energy - turn;
            if (cut.equals(exchange)) {
                registers.add(register(cut, stands, turn, Metering.Role.FINAL));
                stands = 99_990_000;
                registers.add(register(cut, stands, 0, Metering.Role.INITIAL));
            } else {
                registers.add(register(cut, stands, turn, Metering.Role.READING));
            }
            before = cut;
        }
        return List.copyOf(registers);
    }

    private static Metering.Register register(
            Instant at, long register, long turn, Metering.Role role) {
        return new Metering.Register(at, register, turn, role, "lida", List.of(at));
    }
}
