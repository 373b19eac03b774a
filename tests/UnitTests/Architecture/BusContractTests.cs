using MassTransit;
using MetaverseSeoul.Mesh.Bus;

namespace MetaverseSeoul.UnitTests.Architecture;

public sealed class BusContractTests
{
    /// <summary>Processes of different versions talk over the broker: a renamed contract is a message nobody hears.</summary>
    [Theory]
    [InlineData(typeof(TurnsDue), "urn:message:MetaverseSeoul.Mesh.Bus:TurnsDue", "Conversations")]
    [InlineData(typeof(DueConversation), "urn:message:MetaverseSeoul.Mesh.Bus:DueConversation", "Conversation,Trace")]
    [InlineData(typeof(ActivitiesAppended), "urn:message:MetaverseSeoul.Mesh.Bus:ActivitiesAppended", "Conversations")]
    [InlineData(typeof(AppendedTo), "urn:message:MetaverseSeoul.Mesh.Bus:AppendedTo", "Conversation,HeadSeq")]
    [InlineData(typeof(CitizenTyped), "urn:message:MetaverseSeoul.Mesh.Bus:CitizenTyped", "Conversation")]
    [InlineData(typeof(EphemeralShown), "urn:message:MetaverseSeoul.Mesh.Bus:EphemeralShown", "Conversation,Activity")]
    [InlineData(typeof(ArticlesChanged), "urn:message:MetaverseSeoul.Mesh.Bus:ArticlesChanged", "Revision")]
    public void A_bus_contract_keeps_its_name_and_members(Type contract, string urn, string members)
    {
        Assert.Equal(urn, MessageUrn.ForTypeString(contract));
        Assert.Equal(members, string.Join(',', contract.GetProperties().Select(property => property.Name)));
    }
}
