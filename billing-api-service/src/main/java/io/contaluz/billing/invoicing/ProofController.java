package io.contaluz.billing.invoicing;

import io.contaluz.billing.bill.BillKey;
import io.contaluz.billing.proof.Proofs;
import io.contaluz.billing.usagepoint.Matricula;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The routes of what can be verified without us.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Provas")
class ProofController {

    private static final String PEM = "application/x-pem-file";

    private final Exporting exporting;
    private final Proofs proofs;

    ProofController(Exporting exporting, Proofs proofs) {
        this.exporting = exporting;
        this.proofs = proofs;
    }

    @GetMapping(path = "/faturas/{id}/exportacao", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Exporta a fatura com a prova de que foi emitida assim",
            description =
                    "A fatura segue dos registros e das regras; o elo, o caminho e a raiz assinada"
                            + " provam que não foi trocada. Confere-se com ./contaluz verify, sem"
                            + " banco de dados.")
    byte[] invoice(@PathVariable long id) {
        return exporting.invoice(id);
    }

    @GetMapping(path = "/unidades/{matricula}/cadeia", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Exporta a cadeia da unidade: faturas, pagamentos e correções em ordem",
            description = "Cada elo segue do anterior, e o último é assinado.")
    byte[] chain(@PathVariable Matricula matricula) {
        return exporting.chain(matricula);
    }

    @GetMapping(path = "/ciclos/{id}/raiz", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Exporta a raiz assinada das faturas do ciclo, com os elos de todas",
            description =
                    "Quem a guarda pode provar depois que uma fatura estava, ou não, nela. Sem"
                            + " faturas é a última; as anteriores têm menos, e as mesmas antes.")
    byte[] root(
            @PathVariable int id,
            @RequestParam(name = "faturas", required = false) @Nullable Integer invoices) {
        return exporting.root(id, invoices);
    }

    @GetMapping(path = "/chaves-de-fatura/{chave}", produces = PEM)
    @Operation(summary = "Mostra a chave pública que confere as assinaturas, em PEM")
    String key(@PathVariable(name = "chave") String keyId) {
        return BillKey.pem(proofs.publicKey(keyId));
    }
}
