package gammadesk.connectors.simulator.accounts;

import static gammadesk.connectors.simulator.accounts.Desk.ALICE;
import static gammadesk.connectors.simulator.accounts.Desk.BOB;
import static gammadesk.connectors.simulator.accounts.Desk.HOUR;
import static gammadesk.connectors.simulator.accounts.Desk.PERPETUAL;
import static gammadesk.connectors.simulator.accounts.Desk.START;
import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.market.Currency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionLogTest {
    private static final String CALL = "BTC-26JUL24-60000-C";

    private final Desk desk = new Desk();

    @BeforeEach
    void trade() {
        desk.board.option(CALL, 60_000, 55);
        desk.trade(ALICE, BOB, CALL, "0.3", "0.05");
        desk.board.now = START + HOUR;
        desk.trade(BOB, ALICE, CALL, "1", "0.06");
        desk.trade(ALICE, BOB, PERPETUAL, "60000", "60000");
        desk.accounts.settle(START + 2 * HOUR);
    }

    /** As in the venue's example: what crosses zero is told as a close and an open. */
    @Test
    void aTradeThroughZeroIsTwoLines() {
        List<LogEntry> entries = find("sell", 0, Long.MAX_VALUE);
        assertThat(entries).hasSize(2);
        LogEntry.Trade open = (LogEntry.Trade) entries.get(0).detail();
        LogEntry.Trade close = (LogEntry.Trade) entries.get(1).detail();
        assertThat(close.side()).isEqualTo("close sell");
        assertThat(close.amount()).isEqualByComparingTo("0.3");
        assertThat(close.position()).isZero();
        assertThat(entries.get(1).cashflow()).isEqualByComparingTo("0.018");
        assertThat(entries.get(1).commission()).isEqualByComparingTo("0.00009");
        assertThat(open.side()).isEqualTo("open sell");
        assertThat(open.amount()).isEqualByComparingTo("0.7");
        assertThat(open.position()).isEqualByComparingTo("-0.7");
        assertThat(entries.get(0).change()).isEqualByComparingTo("0.04179");
        assertThat(entries.get(0).balance()).isEqualByComparingTo("10.04461");
    }

    @ParameterizedTest
    @CsvSource({
        "trade,4",
        "taker,2",
        "maker,2",
        "open,3",
        "close,1",
        "option,3",
        "future,2",
        "settlement,1",
        "deposit,1",
        "BTC-PERPETUAL,2",
        "withdrawal,0",
        "liquidation,0"
    })
    void keywordsFilter(String keyword, int lines) {
        assertThat(find(keyword, 0, Long.MAX_VALUE)).hasSize(lines);
    }

    @Test
    void timeFilters() {
        assertThat(find("trade", START, START)).hasSize(1);
        assertThat(find("trade", START + 1, START + HOUR)).hasSize(3);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<LogEntry> all = new ArrayList<>();
        OptionalLong next = OptionalLong.empty();
        do {
            Page<LogEntry> page =
                    desk.accounts.log(ALICE, new LogQuery(Currency.BTC, 0, Long.MAX_VALUE, Optional.empty(), 2, next));
            assertThat(page.rows()).hasSizeLessThanOrEqualTo(2);
            all.addAll(page.rows());
            next = page.continuation();
        } while (next.isPresent());
        assertThat(all).isEqualTo(desk.accounts.log(ALICE, _ -> true));
    }

    @Test
    void anotherCurrencyIsAnotherLog() {
        LogQuery query = new LogQuery(Currency.ETH, 0, Long.MAX_VALUE, Optional.empty(), 100, OptionalLong.empty());
        assertThat(desk.accounts.log(ALICE, query).rows()).isEmpty();
    }

    private List<LogEntry> find(String keyword, long from, long to) {
        return desk.accounts
                .log(ALICE, new LogQuery(Currency.BTC, from, to, Optional.of(keyword), 100, OptionalLong.empty()))
                .rows();
    }
}
