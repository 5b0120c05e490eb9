package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.BadRulePackException;
import io.contaluz.billing.tariff.RulePacks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The command `verify FILE --chave FILE [--regras DIRECTORY] [--raiz FILE]`: whether an exported
/// bill, chain or root follows, and a bill is in a root that somebody kept, with no database.
///
/// It tells what it looked at, and ends with 0 if it does, 1 if not, and 2 if it cannot be read.
public final class VerifyBill {

    static final int GOOD = 0;
    static final int DOES_NOT_FOLLOW = 1;
    static final int UNREADABLE = 2;

    private static final String USAGE =
            "uso: verify ARQUIVO --chave CHAVE_PUBLICA [--regras DIRETORIO] [--raiz RAIZ_GUARDADA]";

    private VerifyBill() {}

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) {
        var rest = new ArrayList<>(args);
        var keyFile = option(rest, "--chave");
        var directory = option(rest, "--regras");
        var kept = option(rest, "--raiz");
        if (rest.size() != 1 || keyFile.isEmpty()) {
            out.println(USAGE);
            return UNREADABLE;
        }
        try {
            var key = publicKey(keyFile.get());
            var packs = RulePacks.bundled();
            directory.ifPresent(packs::addAll);
            var file = Files.readAllBytes(Path.of(rest.getFirst()));
            var check = FileCheck.of(file, packs, key);
            if (kept.isPresent()) {
                check = check.and(RootCheck.kept(file, Files.readAllBytes(kept.get()), key));
            }
            check.findings().forEach(out::println);
            boolean good = check.findings().isEmpty();
            out.println((good ? "confere: " : "NÃO CONFERE: ") + check.what());
            return good ? GOOD : DOES_NOT_FOLLOW;
        } catch (Refusal e) {
            var field = e.field();
            out.println("ilegível: " + (field == null ? "" : field + " ") + e.detail());
        } catch (JacksonException e) {
            out.println("ilegível: não é JSON: " + e.getOriginalMessage());
        } catch (IOException | BadRulePackException | DateTimeException | ArithmeticException e) {
            out.println("ilegível: " + e.getMessage());
        }
        return UNREADABLE;
    }

    /// Takes an option and its path out of the arguments.
    private static Optional<Path> option(List<String> args, String name) {
        int at = args.indexOf(name);
        if (at < 0 || at + 1 == args.size()) {
            return Optional.empty();
        }
        args.remove(at);
        return Optional.of(Path.of(args.remove(at)));
    }

    /// Of a PEM file, as `openssl pkey -pubout` writes it.
    private static PublicKey publicKey(Path file) throws IOException {
        var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            return BillKey.publicKey(Base64.getDecoder().decode(base64));
        } catch (Refusal | IllegalArgumentException e) {
            throw Refusal.malformed("%s não é uma chave pública Ed25519".formatted(file));
        }
    }
}
