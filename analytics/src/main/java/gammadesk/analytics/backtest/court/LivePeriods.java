package gammadesk.analytics.backtest.court;

import gammadesk.analytics.market.Column;

/**
 * What live results of a policy are watched against: days of recorded books that do not overlap, book after book. Both
 * numbers are shares of the book's size, which is what its options are for, without regard to their signs, in USD at
 * the beginning; so a book of any size and coin compares with them.
 *
 * @param profits of a day after all costs
 * @param costs spread and fees of the day's hedges; funding is in the profit alone
 */
public record LivePeriods(Column profits, Column costs) {
    /** Throws {@link IllegalArgumentException} when the lengths differ. */
    public LivePeriods {
        if (profits.size() != costs.size()) {
            throw new IllegalArgumentException(profits.size() + " profits and " + costs.size() + " costs");
        }
    }

    /** How many there are. */
    public int size() {
        return profits.size();
    }
}
