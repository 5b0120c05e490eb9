package io.contaluz.billing.tariff;

import io.contaluz.billing.refusal.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The packs that there are, by their ids.
public final class RulePacks {

    /// The id of the one that is taken where none is named: what is told by it says that its values
    /// are made up.
    public static final String DEMONSTRATION = "demonstracao";

    private static final List<String> FILES = List.of("brasil.yaml", "demonstracao.yaml");

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private final Map<String, RulePack> packs = new LinkedHashMap<>();

    private RulePacks() {}

    /// Those that come with the service.
    ///
    /// @throws BadRulePackException if one of them cannot be used
    public static RulePacks bundled() {
        var packs = new RulePacks();
        for (var file : FILES) {
            try (var in = RulePacks.class.getResourceAsStream("/rulepacks/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("there is no rulepacks/" + file);
                }
                packs.add(file, in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return packs;
    }

    /// Adds those of a directory, its `*.yaml` in the order of their names.
    ///
    /// @throws BadRulePackException if one of them cannot be used
    public RulePacks addAll(Path directory) {
        try (var files = Files.list(directory)) {
            for (var file :
                    files.filter(its -> its.toString().endsWith(".yaml")).sorted().toList()) {
                try (var in = Files.newInputStream(file)) {
                    add(file.toString(), in);
                }
            }
        } catch (IOException e) {
            throw new BadRulePackException(directory.toString(), "cannot be read: " + e);
        }
        return this;
    }

    /// No pack yet.
    public static RulePacks none() {
        return new RulePacks();
    }

    /// Adds a pack; what it extends has to be there.
    ///
    /// @param file its name, for errors
    /// @throws BadRulePackException if it cannot be used
    public RulePacks add(String file, InputStream yaml) {
        var entry = read(file, yaml);
        var pack = new RulePackReader(entry).read();
        var base = entry.optionalText("extends");
        if (packs.containsKey(pack.id())) {
            throw entry.bad("there is a pack '%s' already".formatted(pack.id()));
        }
        if (base.isPresent() && !packs.containsKey(base.get())) {
            throw entry.bad("there is no pack '%s' to extend".formatted(base.get()));
        }
        var whole = base.map(packs::get).map(pack::over).orElse(pack);
        FederalTaxes.check(whole.federal(), whole.icms().values());
        packs.put(pack.id(), whole);
        return this;
    }

    /// Finds one.
    ///
    /// @throws Refusal if there is none of that id
    public RulePack named(String id) {
        var pack = packs.get(id);
        if (pack == null) {
            throw Refusal.notFound("Não há pacote de regras '%s'.".formatted(id));
        }
        return pack;
    }

    private static Entry read(String file, InputStream yaml) {
        try {
            return new Entry(file, YAML.readTree(yaml));
        } catch (JacksonException e) {
            throw new BadRulePackException(file, e.getOriginalMessage());
        }
    }
}
