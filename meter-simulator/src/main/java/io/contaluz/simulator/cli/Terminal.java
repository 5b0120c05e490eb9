package io.contaluz.simulator.cli;

import java.io.PrintWriter;

/// Where a run prints: its summary to the output, all else as one line each to the errors.
record Terminal(PrintWriter out, PrintWriter err) {

    void say(String what) {
        err.println("simulator: " + what.replaceAll("\\R+", " "));
        err.flush();
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }
}
