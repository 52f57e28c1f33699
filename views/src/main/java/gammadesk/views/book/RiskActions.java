package gammadesk.views.book;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.RiskBook;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** What the risk panels ask for. Nothing blocks; futures complete on a thread of whoever answers. */
public interface RiskActions {
    /**
     * How something ended.
     *
     * @param done whether it was done
     * @param sentence for the trader
     */
    record Outcome(boolean done, String sentence) {}

    /** Shows the book as chosen from the next picture on. */
    void choose(RiskChoice choice);

    /** Puts these hypothetical trades on top of the book; an empty book takes them away. */
    void tryOut(RiskBook basket);

    /** Shows the account whose key is in use. */
    void useAccount();

    /** Shows an invented book in what is listed. */
    void useDemo();

    /** Shows the book of a CSV file: {@code instrument,amount,averagePrice}. */
    CompletableFuture<Outcome> importFrom(Path file);

    /** Writes the book that is shown, in the form in which it can be imported. */
    CompletableFuture<Outcome> exportTo(Path file);
}
