package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.protocol.RpcError;
import gammadesk.connectors.simulator.venue.PlatformState;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A way in which something goes wrong, by the moment at which it does. */
public enum FaultKind {
    /** A message to the client is lost. */
    DROP(Stage.OUTPUT),
    /** A message to the client comes late, and those behind it: size in milliseconds. */
    DELAY(Stage.OUTPUT),
    /** A message to the client comes twice. */
    DUPLICATE(Stage.OUTPUT),
    /** A message to the client comes behind the next one. */
    REORDER(Stage.OUTPUT),
    /** A message to the client cannot be read. */
    CORRUPT(Stage.OUTPUT),
    /** The way to the client is narrow: size in bytes a second. */
    THROTTLE(Stage.OUTPUT),
    /** Nothing goes either way any longer, and the socket stays open. */
    HALF_OPEN(Stage.OUTPUT),
    /** The socket ends and nothing was done. */
    DISCONNECT_BEFORE(Stage.REQUEST),
    /** It was done, and the socket ends before the answer. */
    DISCONNECT_AFTER(Stage.ANSWER),
    /** 10028, and the session ends. */
    TOO_MANY_REQUESTS(Stage.REQUEST),
    /** 10040: nothing was done, try again. */
    RETRY(Stage.REQUEST),
    /** 10041 for whoever would place or edit. */
    SETTLEMENT(Stage.BOOKING),
    /** 10019 for whoever would place or edit; cancelling works. */
    LOCKED(Stage.BOOKING),
    /** 10012 for whoever would place or edit; cancelling works. */
    HALTED(Stage.BOOKING),
    /** 11051 for everything. */
    MAINTENANCE(Stage.REQUEST),
    /** A single HTTP request gets a plain error: size is its status. */
    HTTP_ERROR(Stage.REQUEST),
    /** 13009: what was shown has ended. */
    EXPIRED_TOKEN(Stage.PRIVATE),
    /** The exchange's clock is wrong: size in milliseconds. */
    CLOCK_SKEW(Stage.CLOCK),
    /** A new connection hears nothing at first: size in milliseconds. */
    SLOW_START(Stage.CONNECT);

    /** When it strikes. */
    enum Stage {
        CONNECT,
        REQUEST,
        /** A request that would place or change an order. */
        BOOKING,
        /** A request that needs a login. */
        PRIVATE,
        ANSWER,
        OUTPUT,
        CLOCK
    }

    private final Stage stage;

    FaultKind(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    /** As {@code sim/inject_fault} has it, such as {@code half_open}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a word. */
    public static Optional<FaultKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** The state in which the venue is for whom it concerns; empty where it is none of the venue as a whole. */
    Optional<PlatformState> closure() {
        return switch (this) {
            case SETTLEMENT -> Optional.of(PlatformState.SETTLEMENT);
            case LOCKED -> Optional.of(PlatformState.LOCKED);
            case HALTED -> Optional.of(PlatformState.HALTED);
            case MAINTENANCE -> Optional.of(PlatformState.MAINTENANCE);
            default -> Optional.empty();
        };
    }

    /** The refusal that it is for the client; empty where it is none. */
    Optional<RpcError> refusal() {
        return switch (this) {
            case TOO_MANY_REQUESTS -> Optional.of(RpcError.tooManyRequests());
            case RETRY -> Optional.of(RpcError.of(10040, "retry"));
            case SETTLEMENT -> Optional.of(RpcError.of(10041, "settlement_in_progress"));
            case LOCKED -> Optional.of(RpcError.of(10019, "locked_by_admin"));
            case HALTED -> Optional.of(RpcError.of(10012, "book_closed"));
            case MAINTENANCE -> Optional.of(RpcError.of(11051, "system_maintenance"));
            case EXPIRED_TOKEN -> Optional.of(RpcError.unauthorized("token_expired"));
            default -> Optional.empty();
        };
    }
}
