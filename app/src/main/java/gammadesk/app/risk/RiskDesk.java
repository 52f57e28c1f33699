package gammadesk.app.risk;

import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.port.Clock;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.app.risk.HeldBook.Wanted;
import gammadesk.views.book.RiskActions;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What the risk panels ask for goes to the watch; files are read and written beside the screen. */
public final class RiskDesk implements RiskActions {
    private final RiskWatch watch;
    private final Executor files;
    private final Clock clock;

    /** Reads and writes on {@code files}. */
    public RiskDesk(RiskWatch watch, Executor files, Clock clock) {
        this.watch = watch;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public void choose(RiskChoice choice) {
        watch.choose(choice);
    }

    @Override
    public void tryOut(RiskBook basket) {
        watch.tryOut(basket);
    }

    @Override
    public void useAccount() {
        watch.want(new Wanted.Account());
    }

    @Override
    public void useDemo() {
        watch.want(new Wanted.Demo());
    }

    @Override
    public CompletableFuture<Outcome> importFrom(Path file) {
        return CompletableFuture.supplyAsync(() -> read(file), files);
    }

    /** A file that is no book changes nothing. */
    private Outcome read(Path file) {
        try (Reader in = Files.newBufferedReader(file)) {
            BookFile read = BookFile.read(in);
            BookSource.File source = new BookSource.File(
                    name(file),
                    clock.epochMillis(),
                    read.problems().stream()
                            .map(row -> new BookSource.RowProblem(row.line(), row.text(), row.reason()))
                            .toList());
            watch.want(new Wanted.Imported(HeldBook.of(source, read.book())));
            return new Outcome(true, words(source, read.book()));
        } catch (IOException e) {
            return new Outcome(false, "Not imported, the book stays as it was: " + reason(e) + ".");
        }
    }

    private static String words(BookSource.File source, RiskBook book) {
        String left = source.problems().isEmpty()
                ? ""
                : "; " + counted(source.problems().size(), "row") + " could not be read and count nowhere";
        return "Imported " + counted(book.entries().size(), "position") + " and "
                + counted(book.balances().size(), "balance") + " from " + source.name() + left + ".";
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    @Override
    public CompletableFuture<Outcome> exportTo(Path file) {
        return CompletableFuture.supplyAsync(() -> write(file), files);
    }

    private Outcome write(Path file) {
        RiskBook book = watch.shown().book();
        try (Writer out = Files.newBufferedWriter(file)) {
            BookFile.write(book, out);
            return new Outcome(true, "Exported " + book.entries().size() + " positions to " + file + ".");
        } catch (IOException e) {
            return new Outcome(false, "Not exported: " + reason(e) + ".");
        }
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
