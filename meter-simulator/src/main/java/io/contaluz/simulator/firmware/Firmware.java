package io.contaluz.simulator.firmware;

import io.contaluz.simulator.firmware.FirmwareState.Count;
import io.contaluz.simulator.wire.Answer;
import io.contaluz.simulator.wire.Answer.Status;
import java.util.List;
import java.util.stream.IntStream;

/// The firmware of a fleet of meters that lose nothing: a datagram that is not answered is sent
/// again until it is. Not for more than one thread.
///
/// An answer settles its datagram and all that it tells is settled. It tells what never arrived,
/// too, which is sent again at once. And it shows that there is a way: it lets two datagrams go
/// that were set aside, whose answers let four go, and so on.
public final class Firmware {

    /// How many readings a meter keeps at most: 42 days of one every 15 minutes.
    public static final int MOST_KEPT = 4_096;

    private static final int RELEASED_BY_AN_ANSWER = 2;
    // What was set aside is among the oldest.
    private static final int LOOKED_AT = 64;

    private final Generation generation;
    private final Postbox postbox;
    private final Settlement settlement = new Settlement();
    private final Courier courier;
    private final List<Meter> meters;
    private Transmission open;

    /// Firmware that goes on from a state.
    public Firmware(FirmwareState state, Postbox postbox, Timing timing) {
        generation = new Generation(state.generation(), state.meters().size());
        this.postbox = postbox;
        courier = new Courier(postbox, settlement, timing);
        meters =
                IntStream.range(0, generation.meters())
                        .mapToObj(place -> resume(place, state.meters().get(place)))
                        .toList();
        open = meters.getFirst().begin();
    }

    private Meter resume(int place, Count count) {
        var meter = new Meter(place, generation.boot(place), count.seq());
        for (var kept : count.kept()) {
            var transmission = kept.transmission(meter);
            keep(transmission);
            courier.sendSoon(transmission);
        }
        return meter;
    }

    /// Begins a datagram of a meter.
    ///
    /// @param place of the meter in its fleet
    public void begin(int place) {
        open = meters.get(place).begin();
        postbox.begin(open.meter());
    }

    /// Whether the datagram has room for another reading.
    public boolean hasRoom() {
        return postbox.hasRoom();
    }

    /// Adds a reading to the datagram.
    ///
    /// @param micros when it was measured, in microseconds since the epoch
    public void take(long wattHours, long micros) {
        open.add(wattHours, micros);
        postbox.add(open, open.size() - 1);
    }

    /// Sends the datagram.
    public void send() {
        keep(open);
        postbox.send(open.meter());
        courier.sent(open);
    }

    private void keep(Transmission transmission) {
        var meter = transmission.meter();
        meter.keep(transmission);
        settlement.taken(transmission.size());
        for (var oldest = meter.oldest();
                oldest != null && meter.readings() > MOST_KEPT;
                oldest = meter.oldest()) {
            meter.forget(oldest);
            settlement.overwritten(oldest.size());
        }
    }

    /// Sends again what is due, and takes answers.
    ///
    /// @param nanos how long it waits for them at most
    public void work(long nanos) {
        courier.work();
        postbox.receive(Math.clamp(courier.nanosToNext(), 0, nanos), this::answered);
    }

    private void answered(Answer answer) {
        int place = generation.place(answer.boot());
        if (place < 0) {
            return;
        }
        if (answer.status() == Status.DUPLICATE) {
            settlement.answeredAsDuplicate();
        }
        var meter = meters.get(place);
        var sent = meter.holding(answer.ack());
        if (sent != null) {
            settle(sent, answer.refused());
        }
        for (var oldest = meter.oldest();
                oldest != null && oldest.last() <= answer.base();
                oldest = meter.oldest()) {
            settle(oldest, List.of());
        }
        if (sent != null) {
            sendMissing(meter, answer.missing(), sent);
        }
        meter.kept().stream()
                .limit(LOOKED_AT)
                .filter(Transmission::isParked)
                .limit(RELEASED_BY_AN_ANSWER)
                .forEach(courier::resend);
    }

    private void settle(Transmission transmission, List<Long> refused) {
        transmission.meter().forget(transmission);
        int ofIts = (int) refused.stream().filter(transmission::holds).count();
        settlement.settled(transmission.size(), ofIts);
    }

    private void sendMissing(Meter meter, List<Long> missing, Transmission answered) {
        for (long number : missing) {
            var transmission = meter.holding(number);
            if (transmission != null) {
                courier.missing(transmission, answered);
            }
        }
    }

    /// Whether nothing is kept any more.
    public boolean isSettled() {
        return counts().unsettled() == 0;
    }

    /// What became of the readings so far.
    public LosslessCounts counts() {
        return settlement.counts();
    }

    /// How often the kernel refused a datagram or told that an earlier one found no receiver.
    public long errors() {
        return postbox.errors();
    }

    /// What it takes to go on from here.
    public FirmwareState state() {
        return new FirmwareState(generation.number(), meters.stream().map(Count::of).toList());
    }
}
