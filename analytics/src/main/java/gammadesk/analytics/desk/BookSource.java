package gammadesk.analytics.desk;

import java.util.List;
import java.util.Optional;

/** Where a book comes from. */
public sealed interface BookSource {
    /**
     * The account whose key is in use.
     *
     * @param keyName by which the user knows the key
     * @param current whether the account can be believed to agree with the venue now
     */
    record Account(String keyName, boolean current) implements BookSource {}

    /**
     * A file that the trader brought.
     *
     * @param name of the file
     * @param readMillis when it was read, wall time
     * @param problems rows that could not be read and count nowhere
     */
    record File(String name, long readMillis, List<RowProblem> problems) implements BookSource {
        public File {
            problems = List.copyOf(problems);
        }
    }

    /**
     * An invented book in what is listed here, to look at the panels.
     *
     * @param beside by which the user knows the key of the account whose positions count too; empty when there is none
     */
    record Demo(Optional<String> beside) implements BookSource {}

    /**
     * There is no book.
     *
     * @param reason why, and what to do, in a sentence
     */
    record None(String reason) implements BookSource {}

    /**
     * A row of a file that was left out.
     *
     * @param line of the file, from 1
     * @param text the row's instrument cell, empty if it has none
     * @param reason in one clause
     */
    record RowProblem(long line, String text, String reason) {}

    /** As it stands above the panels. */
    default String words() {
        return switch (this) {
            case Account account -> "account “" + account.keyName() + "”";
            case File file -> "file “" + file.name() + "”";
            case Demo demo ->
                "DEMO book, invented"
                        + demo.beside()
                                .map(name -> ", and account “" + name + "”")
                                .orElse("");
            case None _ -> "no book";
        };
    }
}
