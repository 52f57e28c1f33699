package gammadesk.app.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.risk.RiskBook;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BookFileTest {
    @Test
    void positionsAndBalancesAreRead() throws IOException {
        BookFile file = read("\ufeffInstrument,amount,averagePrice\nBTC-PERPETUAL,-5000,60000\nBTC-24APR26-60000-C,2,\n"
                + "BTC,1.5,\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.book().entries())
                .containsExactly(
                        new RiskBook.Entry("BTC-PERPETUAL", -5000, OptionalDouble.of(60_000)),
                        new RiskBook.Entry("BTC-24APR26-60000-C", 2));
        assertThat(file.book().balances()).containsExactly(new RiskBook.Balance(Currency.BTC, 1.5));
    }

    @Test
    void thePriceColumnMayBeMissing() throws IOException {
        assertThat(read("amount,instrument\n1,BTC-PERPETUAL\n").book().entries())
                .containsExactly(new RiskBook.Entry("BTC-PERPETUAL", 1));
    }

    @Test
    void aBadRowIsToldWithItsLineAndHarmsNoOther() throws IOException {
        BookFile file =
                read("instrument,amount,averagePrice\nBTC-PERPETUAL,many,\n,1,\nBTC-24APR26,10,-3\nBTC-24APR26,10,\n");
        assertThat(file.problems()).extracting(BookFile.Problem::line).containsExactly(2L, 3L, 4L);
        assertThat(file.book().entries()).containsExactly(new RiskBook.Entry("BTC-24APR26", 10));
    }

    @Test
    void whatIsNoBookIsRefused() {
        assertThatThrownBy(() -> read("name,size\nBTC-PERPETUAL,1\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("instrument");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        RiskBook book = new RiskBook(
                List.of(
                        new RiskBook.Entry("BTC-PERPETUAL", -12_340, OptionalDouble.of(61_234.5)),
                        new RiskBook.Entry("BTC-24APR26-60000-C", 0.3)),
                List.of(new RiskBook.Balance(Currency.USDC, 10)));
        StringWriter out = new StringWriter();
        BookFile.write(book, out);
        assertThat(read(out.toString()).book()).isEqualTo(book);
    }

    private static BookFile read(String text) throws IOException {
        return BookFile.read(new StringReader(text));
    }
}
