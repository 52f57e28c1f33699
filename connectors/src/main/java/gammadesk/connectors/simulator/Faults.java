package gammadesk.connectors.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** What can be made to go wrong while the exchange runs. May be switched from any thread; all is off at the start. */
public final class Faults {
    private final Map<String, Integer> bookDrops = new ConcurrentHashMap<>();
    private final AtomicInteger garbage = new AtomicInteger();
    private final FaultBoard board;
    private final Runnable cut;
    private volatile boolean refusing;
    private volatile boolean frozen;

    /**
     * Nothing goes wrong yet.
     *
     * @param random which of the faults with a probability strike
     * @param cut closes every socket
     */
    Faults(RandomGenerator random, Runnable cut) {
        board = new FaultBoard(random);
        this.cut = cut;
    }

    /** Has something go wrong from now on; returns a number to withdraw it by. */
    public long inject(Fault fault) {
        return board.arm(fault);
    }

    /** Has it go wrong no longer; false if it was over already. */
    public boolean withdraw(long fault) {
        return board.withdraw(fault);
    }

    /** Switches everything off that is switched on, a frozen exchange included. */
    public void clear() {
        board.clear();
        bookDrops.clear();
        refusing = false;
        frozen = false;
    }

    FaultBoard board() {
        return board;
    }

    /** How wrong the clock is for a connection. */
    long skewMillis(long connection) {
        return board.strike(FaultKind.Stage.CLOCK, connection, "")
                .map(Fault::size)
                .orElse(0L);
    }

    /** Cuts every socket now. */
    public void dropConnections() {
        cut.run();
    }

    /** While on, a new connection is accepted and closed at once. */
    public void refuseConnections(boolean on) {
        refusing = on;
    }

    /**
     * Loses the next change of an instrument's book on the way to all who follow a channel {@code book.X.interval}: the
     * one after it no longer joins. Called several times it loses as many.
     */
    public void dropNextBookMessage(String instrument) {
        bookDrops.merge(instrument, 1, Integer::sum);
    }

    /**
     * While on, nothing is sent, neither answers nor heartbeats, and the sockets stay open. Requests are answered
     * afterwards; books join without a gap.
     */
    public void freeze(boolean on) {
        frozen = on;
    }

    /** Sends so many malformed messages to every WebSocket. */
    public void sendGarbage(int messages) {
        garbage.addAndGet(messages);
    }

    boolean isRefusing() {
        return refusing;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Whether this change of a book is to be lost. */
    boolean swallows(String instrument) {
        if (bookDrops.isEmpty() || !bookDrops.containsKey(instrument)) {
            return false;
        }
        bookDrops.computeIfPresent(instrument, (_, left) -> left > 1 ? left - 1 : null);
        return true;
    }

    /** The garbage that is due, and due no longer. */
    List<Garbage> takeGarbage() {
        int due = garbage.getAndSet(0);
        List<Garbage> pieces = new ArrayList<>(due);
        for (int i = 0; i < due; i++) {
            pieces.add(Garbage.values()[i % Garbage.values().length]);
        }
        return pieces;
    }

    /** Ways of being malformed, each in a whole frame: what is in it cannot be read. */
    enum Garbage {
        CUT_OFF("{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":\"ticker.BTC-PERP"),
        NO_JSON("<html><body>502 Bad Gateway</body></html>"),
        WRONG_TYPES(
                "{\"jsonrpc\":\"2.0\",\"method\":\"subscription\",\"params\":{\"channel\":7,\"data\":\"yesterday\"}}"),
        NO_OBJECT("[42"),
        EMPTY("");

        private final String text;

        Garbage(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }
}
