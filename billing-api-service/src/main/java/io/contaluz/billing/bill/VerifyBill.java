package io.contaluz.billing.bill;

import io.contaluz.billing.refusal.Refusal;
import io.contaluz.billing.tariff.RulePacks;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;

/// The command `verify FILE --chave FILE`: whether an exported bill, chain or root follows, with no
/// database.
///
/// It tells what it looked at, and ends with 0 if it does, 1 if not, and 2 if it cannot be read.
public final class VerifyBill {

    static final int GOOD = 0;
    static final int DOES_NOT_FOLLOW = 1;
    static final int UNREADABLE = 2;

    private static final String USAGE = "uso: verify ARQUIVO --chave CHAVE_PUBLICA";

    private VerifyBill() {}

    /// Runs the command.
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out));
    }

    static int run(List<String> args, PrintStream out) {
        if (args.size() != 3 || !args.contains("--chave") || args.getLast().equals("--chave")) {
            out.println(USAGE);
            return UNREADABLE;
        }
        int option = args.indexOf("--chave");
        var file = Path.of(args.get(option == 0 ? 2 : 0));
        try {
            var key = publicKey(Path.of(args.get(option + 1)));
            var check = FileCheck.of(Files.readAllBytes(file), RulePacks.bundled(), key);
            check.findings().forEach(out::println);
            boolean good = check.findings().isEmpty();
            out.println((good ? "confere: " : "NÃO CONFERE: ") + check.what());
            return good ? GOOD : DOES_NOT_FOLLOW;
        } catch (Refusal e) {
            var field = e.field();
            out.println("ilegível: " + (field == null ? "" : field + " ") + e.detail());
        } catch (JacksonException e) {
            out.println("ilegível: não é JSON: " + e.getOriginalMessage());
        } catch (IOException | DateTimeException | ArithmeticException e) {
            out.println("ilegível: " + e.getMessage());
        }
        return UNREADABLE;
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
