package gammadesk.analytics.forecast.board;

import java.util.Optional;

/**
 * A part of a board that may be missing, and then says why and what is being done about it.
 *
 * @param <T> what it is of
 * @param value empty when it is missing
 * @param reason in sentences; empty when the part is there and nothing is wrong with it
 */
public record Part<T>(Optional<T> value, String reason) {
    /** It is there. */
    public static <T> Part<T> of(T value) {
        return new Part<>(Optional.of(value), "");
    }

    /** It is there, but something must be said about it, such as that a newer one could not be made. */
    public static <T> Part<T> of(T value, String reason) {
        return new Part<>(Optional.of(value), reason);
    }

    /** It is not. */
    public static <T> Part<T> missing(String reason) {
        return new Part<>(Optional.empty(), reason);
    }

    /** The same value where there is one, with something to say; the reason alone where there is none. */
    public Part<T> but(String other) {
        return new Part<>(value, other);
    }
}
