package gammadesk.views.book;

import gammadesk.analytics.desk.RiskChoice;
import gammadesk.analytics.risk.RiskBook;
import gammadesk.views.chart.ExportTarget;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.TextMemory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Subscription;

/** What all risk panels share: the one choice, the basket of hypothetical trades, and who is told of them. */
public final class BookRiskDesk {
    private final DeskContext context;
    private final ExportTarget exports;
    private final BookFiles files;
    private final RiskActions actions;
    private final ObjectProperty<RiskChoice> choice = new SimpleObjectProperty<>(RiskChoice.STANDARD);
    private final ObjectProperty<List<RiskBook.Entry>> basket = new SimpleObjectProperty<>(List.of());
    private final Subscription following;

    /** Panels that remember nothing and ask nobody: they show what they are given. */
    public BookRiskDesk(DeskContext context, ExportTarget exports) {
        this(context, exports, _ -> Optional.empty(), Nobody.NOBODY, TextMemory.NONE);
    }

    /** Takes up the remembered choice, and tells and remembers every new one. The coin is always that of the desk. */
    public BookRiskDesk(
            DeskContext context, ExportTarget exports, BookFiles files, RiskActions actions, TextMemory memory) {
        this.context = context;
        this.exports = exports;
        this.files = files;
        this.actions = actions;
        memory.load().ifPresent(text -> choice.set(RiskChoice.parse(text)));
        this.following =
                context.currency().subscribe(coin -> choice.set(choice.get().withCurrency(coin)));
        choice.subscribe(actions::choose);
        choice.subscribe(() -> memory.save(choice.get().text()));
        basket.subscribe(() -> actions.tryOut(new RiskBook(basket.get(), List.of())));
    }

    /** Gives back the listener on the shared context. */
    public void close() {
        following.unsubscribe();
    }

    DeskContext context() {
        return context;
    }

    ExportTarget exports() {
        return exports;
    }

    BookFiles files() {
        return files;
    }

    RiskActions actions() {
        return actions;
    }

    /** What is asked for in all pictures of risk. */
    public ObjectProperty<RiskChoice> choice() {
        return choice;
    }

    /** Hypothetical trades, in the order in which they were added. */
    ObjectProperty<List<RiskBook.Entry>> basket() {
        return basket;
    }

    /** Computes nothing. */
    private enum Nobody implements RiskActions {
        NOBODY;

        private static CompletableFuture<Outcome> nobody() {
            return CompletableFuture.completedFuture(new Outcome(false, "Nobody reads or writes books here."));
        }

        @Override
        public void choose(RiskChoice choice) {
            // Nobody computes.
        }

        @Override
        public void tryOut(RiskBook basket) {
            // Nobody computes.
        }

        @Override
        public void useAccount() {
            // Nobody computes.
        }

        @Override
        public void useDemo() {
            // Nobody computes.
        }

        @Override
        public CompletableFuture<Outcome> importFrom(Path file) {
            return nobody();
        }

        @Override
        public CompletableFuture<Outcome> exportTo(Path file) {
            return nobody();
        }
    }
}
