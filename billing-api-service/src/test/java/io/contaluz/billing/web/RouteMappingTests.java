package io.contaluz.billing.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class RouteMappingTests {

    private final MockMvc api =
            MockMvcBuilders.standaloneSetup(new Routes())
                    .setCustomHandlerMapping(RouteMapping::new)
                    .build();

    @ParameterizedTest
    @CsvSource({
        "/faturas/7, invoice 7",
        "/faturas/%37, invoice 7",
        "/%66aturas/7, invoice 7",
        "/faturas;v=1/7, invoice 7",
        "/faturas/7/linhas, lines of 7",
        "/faturas/resumo, summary",
        "/faturas/%72esumo, summary",
        "/contas/8, either 8",
        "/boletos/8, either 8",
        "/9/notas, notes of 9",
        "/arquivos/2026/11, file /2026/11",
    })
    void aRouteIsFoundHoweverItsPathIsWritten(String path, String found) throws Exception {
        api.perform(get(URI.create(path))).andExpect(content().string(found));
    }

    @Test
    void ofRoutesWithOnePathTheMethodTells() throws Exception {
        api.perform(post("/faturas/7/linhas")).andExpect(content().string("added to 7"));
    }

    @Test
    void whatIsNoRouteIsToldAsEver() throws Exception {
        api.perform(get("/faturas")).andExpect(status().isNotFound());
        api.perform(get("/outras/7")).andExpect(status().isNotFound());
        api.perform(post("/faturas/7")).andExpect(status().isMethodNotAllowed());
    }

    @RestController
    static class Routes {

        @GetMapping("/faturas/{id}")
        String invoice(@PathVariable("id") String id) {
            return "invoice " + id;
        }

        @GetMapping("/faturas/{id}/linhas")
        String lines(@PathVariable("id") String id) {
            return "lines of " + id;
        }

        @PostMapping("/faturas/{id}/linhas")
        String add(@PathVariable("id") String id) {
            return "added to " + id;
        }

        @GetMapping("/faturas/resumo")
        String summary() {
            return "summary";
        }

        @GetMapping({"/contas/{id}", "/boletos/{id}"})
        String either(@PathVariable("id") String id) {
            return "either " + id;
        }

        @GetMapping("/{id}/notas")
        String notes(@PathVariable("id") String id) {
            return "notes of " + id;
        }

        @GetMapping("/arquivos/{*path}")
        String file(@PathVariable("path") String path) {
            return "file " + path;
        }
    }
}
