package io.contaluz.systemtests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a route asks of the database, as the server's own log has it: so that it is never another
/// than what is measured beside it.
///
/// @param statements in their order, with `$1` for parameters
record RouteSql(List<Statement> statements) {

    private static final Pattern EXECUTE =
            Pattern.compile("^\\S+ LOG:  (?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);

    private static final Pattern PARAMETERS =
            Pattern.compile("^\\S+ DETAIL:  parameters: (.*)$", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']|'')*'|NULL)");

    /// The lines of a statement but for its first begin with a tab.
    private static final Pattern ENTRY = Pattern.compile("\\n(?!\\t)");

    /// One of them.
    ///
    /// @param values of its parameters, quoted
    record Statement(String text, List<String> values) {}

    /// Reads what one user's connections asked about something from a part of the log. What else
    /// they did meanwhile, in rounds of their own or to see whether they are alive, is not the
    /// route's.
    ///
    /// @param from where that part begins, in bytes
    /// @param user whose lines begin with the name, by `log_line_prefix = '%u '`
    /// @param about values of parameters, quoted; a statement has one of them at least
    static RouteSql read(Path log, long from, String user, Set<String> about) throws IOException {
        var bytes = Files.readAllBytes(log);
        var part =
                new String(bytes, (int) from, (int) (bytes.length - from), StandardCharsets.UTF_8);
        var statements = new ArrayList<Statement>();
        for (var entry : ENTRY.split(part, -1)) {
            if (!entry.startsWith(user + " ")) {
                continue;
            }
            var execute = EXECUTE.matcher(entry);
            var parameters = PARAMETERS.matcher(entry);
            if (execute.matches()) {
                statements.add(new Statement(execute.group(1), List.of()));
            } else if (parameters.matches() && !statements.isEmpty()) {
                var last = statements.removeLast();
                statements.add(new Statement(last.text(), values(parameters.group(1))));
            }
        }
        statements.removeIf(one -> one.values().stream().noneMatch(about::contains));
        if (statements.isEmpty()) {
            throw new IOException("nothing was asked of the database, by " + log);
        }
        return new RouteSql(statements);
    }

    private static List<String> values(String parameters) {
        return PARAMETER.matcher(parameters).results().map(found -> found.group(2)).toList();
    }

    /// The same for pgbench.
    ///
    /// @param variables what stands for which value
    String script(Map<String, String> variables) {
        var script = new StringBuilder();
        for (var statement : statements) {
            var text = statement.text().replace('\n', ' ').replace('\t', ' ');
            var filled =
                    Pattern.compile("\\$(\\d+)")
                            .matcher(text)
                            .replaceAll(found -> {
                                int index = Integer.parseInt(found.group(1)) - 1;
                                var value = statement.values().get(index);
                                return Matcher.quoteReplacement(
                                        variables.getOrDefault(value, value));
                            });
            script.append(filled).append(";\n");
        }
        return script.toString();
    }
}
