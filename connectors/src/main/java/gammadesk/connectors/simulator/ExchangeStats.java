package gammadesk.connectors.simulator;

/**
 * What the exchange has done since it started.
 *
 * @param connections WebSockets that are open now
 * @param notifications sent, counted once for each receiver
 * @param requests taken, whether they were answered or refused
 * @param droppedConsumers cut off because they read too slowly
 * @param answers from the receipt of any request until its answer was given to the network
 * @param acknowledgements the same of those alone that place, change or cancel orders
 */
public record ExchangeStats(
        int connections,
        long notifications,
        long requests,
        long droppedConsumers,
        Latency answers,
        Latency acknowledgements) {}
