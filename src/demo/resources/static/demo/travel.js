// Shows how far a journey is, and what came of it when it is over.
const journey = document.querySelector('[data-journey]');
if (journey) {
  const bar = journey.querySelector('progress');
  const words = journey.querySelector('[role=status]');
  const look = async () => {
    try {
      const state = await (await fetch(journey.dataset.journey)).json();
      if (!state.underWay) {
        location.replace(location.pathname);
        return;
      }
      bar.value = state.percent;
      words.textContent = state.words;
    } catch (e) {
      // asked again below
    }
    setTimeout(look, 1000);
  };
  setTimeout(look, 500);
}
