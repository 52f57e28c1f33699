package gammadesk.connectors.simulator.market;

import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Instrument;
import gammadesk.analytics.market.Trade;
import gammadesk.connectors.simulator.matching.HouseBook;
import gammadesk.connectors.simulator.matching.MarketPort.Deal;
import java.util.List;
import java.util.Optional;

/** The model market as a counterparty: its ladders are what it offers. */
final class ModelHouse implements House {
    private final List<CoinMarket> coins;

    ModelHouse(List<CoinMarket> coins) {
        this.coins = coins;
    }

    /** A line and the coin to which it belongs. */
    private record Place(CoinMarket coin, Line line) {}

    private Optional<Place> search(String instrument) {
        for (CoinMarket coin : coins) {
            Line line = coin.listing().lines().get(instrument);
            if (line != null) {
                return Optional.of(new Place(coin, line));
            }
        }
        return Optional.empty();
    }

    private Place place(String instrument) {
        return search(instrument).orElseThrow(() -> new IllegalArgumentException("not listed: " + instrument));
    }

    @Override
    public Optional<Instrument> find(String instrument) {
        return search(instrument).map(place -> place.line().instrument);
    }

    @Override
    public HouseBook book(String instrument) {
        return place(instrument).line().houseBook;
    }

    @Override
    public Figures figures(String instrument) {
        Place place = place(instrument);
        Line line = place.line();
        double underlying = line instanceof OptionLine option ? option.board.forward() : Double.NaN;
        return new Figures(line.shownMark(), place.coin().index(), line.day.last(), underlying);
    }

    @Override
    public double priceOfVolatility(String instrument, double volatilityPercent) {
        return place(instrument).line() instanceof OptionLine option
                ? MarkKernel.priceCoin(
                        option.board.forward(),
                        option.strike,
                        option.sign,
                        volatilityPercent / 100 * Math.sqrt(option.board.years()))
                : Double.NaN;
    }

    @Override
    public double volatilityOfPrice(String instrument, double price) {
        return place(instrument).line() instanceof OptionLine option
                ? Tickers.shownImpliedPercent(option, price)
                : Double.NaN;
    }

    @Override
    public Trade count(Deal deal) {
        Place place = place(deal.instrument());
        return place.coin().count(place.line(), deal);
    }

    @Override
    public String nextTradeId(Currency settlement) {
        return coins.stream()
                .filter(coin -> coin.currency().equals(settlement))
                .findFirst()
                .orElseThrow()
                .nextTradeId();
    }

    @Override
    public void bookChanged(String instrument) {
        search(instrument).ifPresent(place -> place.coin().bookChanged(place.line()));
    }

    @Override
    public void admit(Participants participants) {
        coins.forEach(coin -> coin.admit(participants));
    }
}
