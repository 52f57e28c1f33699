package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.FaultKind.Stage;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happens to the messages of one connection on their way out. Used by the market thread only. */
final class Mischief {
    private static final String NO_METHOD = "";

    private final FaultBoard board;
    private final long connection;
    private Optional<byte[]> overtaken = Optional.empty();
    private long lastNanos;
    private volatile boolean dead;

    /**
     * Nothing happened yet.
     *
     * @param openNanos when the connection is ready
     */
    Mischief(FaultBoard board, long connection, long openNanos) {
        this.board = board;
        this.connection = connection;
        lastNanos = openNanos;
    }

    /**
     * A message that goes out after all.
     *
     * @param bytes a whole frame
     * @param atNanos not before
     */
    record Parcel(ByteBuffer bytes, long atNanos) {}

    /** Whether anything can happen at all. */
    boolean isAfoot(long nowNanos) {
        return dead || nowNanos < lastNanos || overtaken.isPresent() || board.waitsFor(Stage.OUTPUT);
    }

    /** Whether nothing goes either way. */
    boolean isDead() {
        return dead;
    }

    /** What becomes of a message. */
    List<Parcel> send(byte[] message, long nowNanos) {
        Optional<Fault> fault = dead ? Optional.empty() : board.strike(Stage.OUTPUT, connection, NO_METHOD);
        if (fault.filter(struck -> struck.kind() == FaultKind.HALF_OPEN).isPresent()) {
            dead = true;
        }
        return dead
                ? List.of()
                : fault.map(struck -> send(struck, message, nowNanos))
                        .orElseGet(() -> inTurn(List.of(message), nowNanos));
    }

    private List<Parcel> send(Fault fault, byte[] message, long now) {
        return switch (fault.kind()) {
            case DROP -> inTurn(List.of(), now);
            case DUPLICATE -> inTurn(List.of(message, message), now);
            case CORRUPT -> inTurn(List.of(corrupt(message)), now);
            case DELAY -> inTurn(List.of(message), now + fault.size() * 1_000_000);
            case THROTTLE -> inTurn(List.of(message), Math.max(now, lastNanos) + seconds(message, fault.size()));
            case REORDER -> hold(message, now);
            default -> inTurn(List.of(message), now);
        };
    }

    private static long seconds(byte[] message, long bytesPerSecond) {
        return message.length * 1_000_000_000L / bytesPerSecond;
    }

    private List<Parcel> hold(byte[] message, long now) {
        if (overtaken.isPresent()) {
            return inTurn(List.of(message), now);
        }
        overtaken = Optional.of(message);
        return List.of();
    }

    /** Messages never overtake one another but by being held. */
    private List<Parcel> inTurn(List<byte[]> messages, long atNanos) {
        lastNanos = Math.max(lastNanos, atNanos);
        List<Parcel> parcels = new ArrayList<>();
        messages.forEach(message -> parcels.add(new Parcel(ByteBuffer.wrap(message), lastNanos)));
        if (!messages.isEmpty()) {
            overtaken.ifPresent(message -> parcels.add(new Parcel(ByteBuffer.wrap(message), lastNanos)));
            overtaken = Optional.empty();
        }
        return parcels;
    }

    /** The frame stays whole; what is in it is no JSON any longer. */
    static byte[] corrupt(byte[] frame) {
        byte[] broken = frame.clone();
        broken[broken.length - 1 - broken.length / 4] = 1;
        return broken;
    }
}
