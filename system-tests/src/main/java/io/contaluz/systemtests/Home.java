package io.contaluz.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The checkout that is tested, and what is built in it.
public final class Home {

    /// The folder that holds the script.
    public static final Path DIRECTORY = find();

    private Home() {}

    /// Where the runnable jar of a module is.
    public static Path jar(String module) {
        return DIRECTORY.resolve(module, "target", module + ".jar");
    }

    /// The java program that runs this very process.
    public static String java() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /// The options of the virtual machine that the script gives a process of the stack.
    public static List<String> jvmOptions(String process) throws IOException {
        var launch = Pattern.compile("^ *launch " + process + "((?: -X\\S+)+) ", Pattern.MULTILINE);
        var script = Files.readString(DIRECTORY.resolve("contaluz"));
        return launch.matcher(script)
                .results()
                .findFirst()
                .map(found -> List.of(found.group(1).strip().split(" ", -1)))
                .orElseThrow();
    }

    private static Path find() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isExecutable(at.resolve("contaluz"))) {
                return at;
            }
        }
        throw new IllegalStateException("not inside a checkout of ContaLuz");
    }
}
