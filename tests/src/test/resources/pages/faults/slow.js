// What makes a call slower by so many milliseconds: ?by=20. Nothing else is wrong with it.
const by = Number(new URLSearchParams(location.search).get('by') ?? 0);

const isOffer = ({ description }) => description?.type === 'offer';

export const slow = {
  /** The page is busy before it makes its offer. */
  'slow-page'(call) {
    const { describe } = call;
    call.describe = (pc) => {
      if (call.calls) {
        const until = performance.now() + by;
        while (performance.now() < until);
      }
      return describe(pc);
    };
  },

  /** The offer is on its way for longer. */
  'slow-signaling'(call) {
    const { send } = call;
    call.send = (message) => {
      if (isOffer(message)) setTimeout(send, by, message);
      else send(message);
    };
  },
};
