package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.math.BigDecimal;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Whether an exported file is what follows from what it rests on, and was signed by a key's owner:
/// a bill, a usage point's chain, or the root of a cycle's invoices.
///
/// @param what was looked at, in Portuguese
/// @param findings what does not follow, each with its member, in Portuguese; empty for a good file
record FileCheck(String what, List<String> findings) {

    private static final Set<String> BILL = Set.of("fatura", "prova");
    private static final Set<String> CHAIN = Set.of("cadeia", "elos");
    private static final Set<String> ROOT = Set.of("raiz");

    /// @throws Refusal if it cannot be read as one of these
    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static FileCheck of(byte[] bytes, RulePacks packs, PublicKey key) {
        var file = CanonicalJson.read(bytes);
        var check = of(file, packs, key);
        if (check.findings().isEmpty() && !Arrays.equals(bytes, CanonicalJson.bytes(file))) {
            return new FileCheck(check.what(), List.of("o arquivo não está na forma canônica"));
        }
        return check;
    }

    FileCheck and(List<String> more) {
        return new FileCheck(what, Stream.concat(findings.stream(), more.stream()).toList());
    }

    /// A file is of one kind and holds nothing else: what nobody looks at would pass for checked.
    private static FileCheck of(JsonNode file, RulePacks packs, PublicKey key) {
        var members = Set.copyOf(file.propertyNames());
        if (members.equals(BILL)) {
            return new FileCheck(bill(file, packs), BillCheck.findings(file, packs, key));
        }
        if (members.equals(CHAIN)) {
            return new FileCheck(chain(file), ChainCheck.findings(file, packs, key));
        }
        if (members.equals(ROOT)) {
            return new FileCheck(root(file), RootCheck.findings(file, key));
        }
        throw Refusal.malformed(
                "um arquivo tem os membros fatura e prova, cadeia e elos, ou só raiz; este tem %s"
                        .formatted(file.propertyNames()));
    }

    private static String bill(JsonNode file, RulePacks packs) {
        var facts = new FileReader(file).facts(packs);
        long total = Members.whole(Members.member(file, "fatura"), "total_centavos");
        return "fatura %s da matrícula %s, ciclo de %s até antes de %s, total de R$ %s"
                .formatted(
                        facts.number(),
                        facts.matricula(),
                        facts.cycle().start(),
                        facts.cycle().end(),
                        BigDecimal.valueOf(total, 2).toPlainString().replace('.', ','));
    }

    private static String chain(JsonNode file) {
        var head = new FileReader(file).chain().head();
        return "cadeia da matrícula %s, %d elos, exportada em %s"
                .formatted(head.matricula(), head.length(), head.exportedAt());
    }

    private static String root(JsonNode file) {
        var statement = new FileReader(file).root().root().statement();
        return "raiz do ciclo %d do grupo %s, de %s até antes de %s, %d faturas, publicada em %s"
                .formatted(
                        statement.cycle(),
                        statement.group(),
                        statement.days().start(),
                        statement.days().end(),
                        statement.invoices(),
                        statement.publishedAt());
    }
}
