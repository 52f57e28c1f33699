package gammadesk.app.risk;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.BookSource;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.port.Venue;
import gammadesk.analytics.risk.OpenOrders;
import gammadesk.analytics.risk.RiskBook;
import java.util.Optional;

/**
 * A book and where it comes from.
 *
 * @param source its origin
 * @param book what is held, empty where there is none
 * @param offered what was ordered and is not yet traded
 */
public record HeldBook(BookSource source, RiskBook book, OpenOrders offered) {
    /** A book that has no orders. */
    static HeldBook of(BookSource source, RiskBook book) {
        return new HeldBook(source, book, OpenOrders.NONE);
    }

    /** Which book the trader wants to see. */
    sealed interface Wanted {
        /** That of the account. */
        record Account() implements Wanted {}

        /** An invented one. */
        record Demo() implements Wanted {}

        /** One that was read from a file. */
        record Imported(HeldBook held) implements Wanted {}
    }

    /** The account's book, or why there is none. */
    public static HeldBook ofAccount(DeskSnapshot snapshot) {
        return snapshot.account()
                .map(HeldBook::ofAccount)
                .orElseGet(() -> none("No key to an account is in use. Import a book (CSV), load the DEMO book, or "
                        + "choose a key in the Keys panel."));
    }

    private static HeldBook ofAccount(AccountPicture account) {
        return account.currentNanos() == 0
                ? none("The account is not known yet: "
                        + account.health().state().sentence() + ".")
                : new HeldBook(
                        new BookSource.Account(account.keyName(), account.isCurrent()),
                        AccountBook.of(account),
                        AccountBook.offered(account));
    }

    /**
     * The invented book, or why there is none. On the exchange inside this program what the account holds counts too,
     * so that a hedge is seen in the book; nothing invented ever stands beside money that is real.
     */
    static HeldBook ofDemo(Optional<RiskBook> demo, DeskSnapshot snapshot) {
        Optional<AccountPicture> account = snapshot.account()
                .filter(known -> known.currentNanos() != 0)
                .filter(known -> known.venue().environment() == Venue.Environment.EMBEDDED);
        return demo.map(book -> new HeldBook(
                        new BookSource.Demo(account.map(AccountPicture::keyName)),
                        account.map(AccountBook::of).map(book::plus).orElse(book),
                        account.map(AccountBook::offered).orElse(OpenOrders.NONE)))
                .orElseGet(() -> none("The DEMO book waits for the first prices."));
    }

    private static HeldBook none(String reason) {
        return of(new BookSource.None(reason), RiskBook.EMPTY);
    }

    /** The name of the key of the account that is in it, empty for a book without one. */
    public Optional<String> account() {
        return switch (source) {
            case BookSource.Account account -> Optional.of(account.keyName());
            case BookSource.Demo demo -> demo.beside();
            case BookSource.File _, BookSource.None _ -> Optional.empty();
        };
    }
}
