package io.contaluz.simulator.cli;

/// Carries the wish to stop, which a signal or a lost lease may have at any time, to whatever is
/// being done then.
final class StopSignal {

    private Runnable action = () -> {};
    private boolean requested;

    /// Asks to stop. May be called from any thread.
    synchronized void request() {
        requested = true;
        action.run();
    }

    /// Says how to stop what is done from now on. If the wish is there already, it is done at once.
    synchronized void stopsBy(Runnable how) {
        action = how;
        if (requested) {
            how.run();
        }
    }
}
