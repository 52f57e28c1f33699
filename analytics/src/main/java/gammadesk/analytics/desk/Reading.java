package gammadesk.analytics.desk;

import java.util.Optional;

/**
 * Something that may be missing, and then says why.
 *
 * @param <T> what it is of
 */
public sealed interface Reading<T> {
    /** It is known. */
    record Known<T>(T known) implements Reading<T> {}

    /**
     * It is not.
     *
     * @param reason in one clause, without a full stop
     */
    record Missing<T>(String reason) implements Reading<T> {}

    /** Known. */
    static <T> Reading<T> of(T value) {
        return new Known<>(value);
    }

    /** Missing for a reason. */
    static <T> Reading<T> missing(String reason) {
        return new Missing<>(reason);
    }

    /** What is known, empty when it is missing. */
    default Optional<T> value() {
        return switch (this) {
            case Known<T>(T known) -> Optional.of(known);
            case Missing<T> _ -> Optional.empty();
        };
    }

    /** Why it is missing, empty when it is known. */
    default String reason() {
        return switch (this) {
            case Known<T> _ -> "";
            case Missing<T>(String reason) -> reason;
        };
    }
}
