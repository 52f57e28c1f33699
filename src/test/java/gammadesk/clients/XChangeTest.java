package gammadesk.clients;

import static org.assertj.core.api.Assertions.assertThat;

import gammadesk.analytics.port.Clock;
import gammadesk.connectors.simulator.CreditLimits;
import gammadesk.connectors.simulator.EmbeddedExchange;
import gammadesk.connectors.simulator.ExchangeSettings;
import gammadesk.connectors.simulator.market.ModelMarket;
import gammadesk.connectors.simulator.market.ModelSettings;
import gammadesk.connectors.simulator.market.Scenario;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.deribit.v2.DeribitAdapters;
import org.knowm.xchange.deribit.v2.DeribitExchange;
import org.knowm.xchange.deribit.v2.service.DeribitTradeHistoryParams;
import org.knowm.xchange.deribit.v2.service.DeribitTradeServiceRaw;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.account.OpenPosition;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.dto.trade.UserTrade;
import org.knowm.xchange.instrument.Instrument;
import org.knowm.xchange.service.trade.TradeService;

/** Somebody else's Deribit client, unchanged but for its address. */
class XChangeTest {
    private static final long START = 1_710_410_400_000L;

    private EmbeddedExchange exchange;
    private DeribitExchange client;
    private Instrument perpetual;

    @BeforeEach
    void open() throws Exception {
        exchange = EmbeddedExchange.start(
                ExchangeSettings.defaults().withCredits(CreditLimits.none()).withOrderLimits(CreditLimits.none()),
                ModelMarket.create(new ModelSettings(7, Scenario.CALM, START, 1)),
                new MachineClock());
        ExchangeSpecification specification = new DeribitExchange().getDefaultExchangeSpecification();
        specification.setSslUri(exchange.address().toString());
        specification.setHost("127.0.0.1");
        specification.setPort(exchange.port());
        specification.setApiKey(exchange.keys().full().clientId());
        specification.setSecretKey(exchange.keys().full().clientSecret().reveal());
        specification.setMetaDataJsonFileOverride(emptyMetaData());
        client = (DeribitExchange) ExchangeFactory.INSTANCE.createExchange(specification);
        perpetual = DeribitAdapters.adaptInstrument("BTC-PERPETUAL");
    }

    /** The file that comes with this release of the client cannot be read by it, whatever the venue. */
    private static String emptyMetaData() throws IOException {
        Path file = Files.createTempFile("deribit", ".json");
        file.toFile().deleteOnExit();
        return Files.writeString(file, "{\"currencies\":{},\"currency_pairs\":{}}")
                .toString();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void readsTheListingAndTheMarket() throws Exception {
        assertThat(client.getExchangeMetaData().getInstruments())
                .as("to this client options of one expiry are one instrument")
                .hasSizeGreaterThan(30);
        OrderBook book = client.getMarketDataService().getOrderBook(perpetual);
        assertThat(book.getBids()).isNotEmpty();
        assertThat(book.getAsks().getFirst().getLimitPrice())
                .isGreaterThan(book.getBids().getFirst().getLimitPrice());
        assertThat(client.getMarketDataService().getTicker(perpetual).getLast()).isPositive();
        assertThat(client.getMarketDataService().getTrades(perpetual)).isNotNull();
    }

    @Test
    void readsBalances() throws Exception {
        var wallet = client.getAccountService().getAccountInfo().getWallet();
        assertThat(wallet.getBalance(Currency.BTC).getTotal()).isEqualByComparingTo("10");
        assertThat(wallet.getBalance(Currency.ETH).getTotal()).isEqualByComparingTo("100");
        assertThat(wallet.getBalance(Currency.USDC).getTotal()).isEqualByComparingTo("100000");
    }

    @Test
    void placesEditsAndCancels() throws Exception {
        TradeService trading = client.getTradeService();
        BigDecimal price = low();
        String id = trading.placeLimitOrder(order(new BigDecimal("50"), price, ""));
        List<LimitOrder> open = trading.getOpenOrders().getOpenOrders();
        assertThat(open).extracting(LimitOrder::getId).containsExactly(id);
        assertThat(open.getFirst().getOriginalAmount()).isEqualByComparingTo("50");
        trading.changeOrder(order(new BigDecimal("30"), price.subtract(BigDecimal.ONE), id));
        Order edited = state(id);
        assertThat(edited.getOriginalAmount()).isEqualByComparingTo("30");
        assertThat(trading.cancelOrder(id)).isTrue();
        assertThat(state(id).getStatus()).isEqualTo(Order.OrderStatus.CANCELED);
        assertThat(trading.getOpenOrders().getOpenOrders()).isEmpty();
    }

    @Test
    void fillsAndReadsTradesAndPositions() throws Exception {
        TradeService trading = client.getTradeService();
        String id = trading.placeMarketOrder(new MarketOrder.Builder(Order.OrderType.BID, perpetual)
                .originalAmount(new BigDecimal("100"))
                .build());
        Order order = state(id);
        assertThat(order.getStatus()).isEqualTo(Order.OrderStatus.FILLED);
        List<UserTrade> trades = trading.getTradeHistory(new DeribitTradeHistoryParams(perpetual))
                .getUserTrades();
        assertThat(trades)
                .isNotEmpty()
                .allSatisfy(trade -> assertThat(trade.getOrderId()).isEqualTo(id));
        assertThat(trades.stream().map(UserTrade::getOriginalAmount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("100");
        List<OpenPosition> positions = trading.getOpenPositions().getOpenPositions();
        assertThat(positions).hasSize(1);
        assertThat(positions.getFirst().getInstrument()).isEqualTo(perpetual);
        assertThat(positions.getFirst().getSize()).isEqualByComparingTo("100");
    }

    /** By the raw service: the other one of this release calls itself for ever. */
    private Order state(String id) throws Exception {
        return DeribitAdapters.adaptOrder(((DeribitTradeServiceRaw) client.getTradeService()).getOrderState(id));
    }

    private LimitOrder order(BigDecimal amount, BigDecimal price, String id) {
        return new LimitOrder.Builder(Order.OrderType.BID, perpetual)
                .originalAmount(amount)
                .limitPrice(price)
                .id(id)
                .build();
    }

    private BigDecimal low() throws Exception {
        BigDecimal bid = client.getMarketDataService()
                .getOrderBook(perpetual)
                .getBids()
                .getFirst()
                .getLimitPrice();
        return bid.multiply(new BigDecimal("0.99")).setScale(0, RoundingMode.HALF_UP);
    }

    /** The clock of this machine. */
    private static final class MachineClock implements Clock {
        @Override
        public long epochMillis() {
            return System.currentTimeMillis();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
